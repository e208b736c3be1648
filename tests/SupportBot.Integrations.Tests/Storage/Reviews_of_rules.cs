using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Integrations.Tests.Storage;

public sealed class Reviews_of_rules : IAsyncLifetime
{
    private static readonly RuleReview Confirmed = new(
        new RuleWording("ID", "id-exchange-or-cancel", new DateOnly(2019, 11, 25), "f1"), ReviewAct.Confirmed, "ada", "Ada",
        new DateTimeOffset(2026, 4, 21, 21, 40, 0, TimeSpan.Zero), "PP 80/2019 Pasal 69 «ayat (1)»");

    private readonly BackOffice _office = BackOffice.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Before_anybody_reviews_there_is_no_history()
    {
        Assert.Equal(0, await _office.Reviews.NewestAsync(default));
        Assert.Empty((await _office.Reviews.ReadAsync(default)).Reviews);
    }

    [Fact]
    public async Task Every_review_is_kept_as_it_was_in_the_order_it_was_made_over_a_restart()
    {
        var withdrawn = Confirmed with { Act = ReviewAct.Withdrawn, StaffId = "bo", StaffName = "Bo", Note = "For faulty goods only." };
        await _office.Reviews.AppendAsync(Confirmed, default);
        await _office.Reviews.AppendAsync(withdrawn, default);
        await _office.RestartAsync();
        Assert.Equal([Confirmed, withdrawn], (await _office.Reviews.ReadAsync(default)).Reviews);
    }

    [Fact]
    public async Task Another_program_on_the_same_data_sees_a_review_at_once()
    {
        var before = await _office.Reviews.NewestAsync(default);
        await using var other = _office.Beside();
        await other.Reviews.AppendAsync(Confirmed, default);
        var history = await _office.Reviews.ReadAsync(default);
        Assert.NotEqual(before, await _office.Reviews.NewestAsync(default));
        Assert.Equal(await _office.Reviews.NewestAsync(default), history.Newest);
    }
}
