using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Integrations.Tests.Storage;

public abstract class Reviews_of_rules(Store store) : OnEitherStore(store)
{
    private static readonly RuleReview Confirmed = new(
        new RuleWording("ID", "id-exchange-or-cancel", new DateOnly(2019, 11, 25), "f1"), ReviewAct.Confirmed, "ada", "Ada",
        new DateTimeOffset(2026, 4, 21, 21, 40, 0, TimeSpan.Zero), "PP 80/2019 Pasal 69 «ayat (1)»");

    [Fact]
    public async Task Before_anybody_reviews_there_is_no_history()
    {
        Assert.Equal(0, await Office.Reviews.NewestAsync(default));
        Assert.Empty((await Office.Reviews.ReadAsync(default)).Reviews);
    }

    [Fact]
    public async Task Every_review_is_kept_as_it_was_in_the_order_it_was_made_over_a_restart()
    {
        var withdrawn = Confirmed with { Act = ReviewAct.Withdrawn, StaffId = "bo", StaffName = "Bo", Note = "For faulty goods only." };
        await Office.Reviews.AppendAsync(Confirmed, default);
        await Office.Reviews.AppendAsync(withdrawn, default);
        await Office.RestartAsync();
        Assert.Equal([Confirmed, withdrawn], (await Office.Reviews.ReadAsync(default)).Reviews);
    }

    [Fact]
    public async Task Of_many_reviews_at_once_every_one_is_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(index => Task.Run(() => Office.Reviews.AppendAsync(Confirmed with { Note = $"{index}" }, default))));
        var history = await Office.Reviews.ReadAsync(default);
        Assert.Equal(30, history.Reviews.Select(review => review.Note).Distinct().Count());
        Assert.Equal(30, history.Newest);
    }

    [Fact]
    public async Task A_note_that_no_text_column_can_hold_is_kept_but_for_that()
    {
        await Office.Reviews.AppendAsync(Confirmed with { Note = "a\0b\uD800c" }, default);
        Assert.Equal("a\uFFFDb\uFFFDc", Assert.Single((await Office.Reviews.ReadAsync(default)).Reviews).Note);
    }

    [Fact]
    public async Task A_review_counts_here_at_once_and_in_another_program_a_second_later()
    {
        var before = await Office.Reviews.NewestAsync(default);
        await using var other = await Office.BesideAsync();
        Assert.Equal(before, await other.Reviews.NewestAsync(default));
        await other.Reviews.AppendAsync(Confirmed, default);
        var history = await other.Reviews.ReadAsync(default);
        Assert.Equal(history.Newest, await other.Reviews.NewestAsync(default));
        Office.Clock.Advance(IRuleReviews.LongestUnseen);
        Assert.NotEqual(before, await Office.Reviews.NewestAsync(default));
        Assert.Equal(await Office.Reviews.NewestAsync(default), history.Newest);
    }
}

public sealed class Reviews_of_rules_in_SQLite() : Reviews_of_rules(Store.SQLite);

public sealed class Reviews_of_rules_in_PostgreSQL() : Reviews_of_rules(Store.PostgreSQL);
