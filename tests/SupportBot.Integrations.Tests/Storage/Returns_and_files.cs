using SupportBot.Core.Conversations;
using SupportBot.Core.Returns;

namespace SupportBot.Integrations.Tests.Storage;

public abstract class Returns_and_files(Store store) : OnEitherStore(store)
{
    private static readonly Dictionary<string, int> TwoPieces = new() { ["1"] = 2 };

    [Fact]
    public async Task One_yes_opens_one_case_however_often_it_is_sent()
    {
        var cases = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(() =>
            Office.Returns.OpenAsync(Some.Case($"R-{index}") with { ConfirmationKey = "key" }, TwoPieces, default))));
        Assert.Single(cases.Select(opened => opened!.Rma).Distinct());
        Assert.Single(await Cases());
    }

    [Fact]
    public async Task No_more_pieces_go_back_than_were_ordered()
    {
        var cases = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(() =>
            Office.Returns.OpenAsync(Some.Case($"R-{index}") with { ConfirmationKey = $"key-{index}" }, TwoPieces, default))));
        Assert.Equal(2, cases.Count(opened => opened is not null));
        Assert.Equal(2, (await Cases()).Sum(opened => opened.Items.Sum(item => item.Quantity)));
    }

    [Fact]
    public async Task Pieces_of_a_refused_or_cancelled_case_are_free_again()
    {
        await Office.Returns.OpenAsync(Some.Case("R-1", items: new ItemSelection("1", 2)) with { Status = CaseStatus.Refused, ConfirmationKey = "a" }, TwoPieces, default);
        await Office.Returns.OpenAsync(Some.Case("R-2", items: new ItemSelection("1", 2)) with { Status = CaseStatus.Cancelled, ConfirmationKey = "b" }, TwoPieces, default);
        Assert.NotNull(await Office.Returns.OpenAsync(Some.Case("R-3", items: new ItemSelection("1", 2)) with { ConfirmationKey = "c" }, TwoPieces, default));
        Assert.Null(await Office.Returns.OpenAsync(Some.Case("R-4") with { ConfirmationKey = "d" }, TwoPieces, default));
    }

    [Fact]
    public async Task One_line_named_twice_counts_twice() =>
        Assert.Null(await Office.Returns.OpenAsync(Some.Case("R-1", items: [new ItemSelection("1", 2), new ItemSelection("1", 1)]) with { ConfirmationKey = "a" }, TwoPieces, default));

    [Fact]
    public async Task A_line_that_was_not_ordered_cannot_go_back() =>
        Assert.Null(await Office.Returns.OpenAsync(Some.Case("R-1", items: new ItemSelection("9", 1)) with { ConfirmationKey = "a" }, TwoPieces, default));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_case_about_nothing_is_refused(int quantity) => await Assert.ThrowsAsync<ArgumentException>(() =>
        Office.Returns.OpenAsync(Some.Case("R-1", items: new ItemSelection("1", quantity)) with { ConfirmationKey = "a" }, TwoPieces, default));

    [Fact]
    public async Task A_key_never_shows_another_orders_case()
    {
        await Office.Returns.OpenAsync(Some.Case("R-1") with { ConfirmationKey = "key" }, TwoPieces, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Office.Returns.OpenAsync(Some.Case("R-2", order: "TB-9") with { ConfirmationKey = "key" }, TwoPieces, default));
    }

    [Fact]
    public async Task A_number_on_a_parcel_means_one_case()
    {
        await Office.Returns.OpenAsync(Some.Case("R-1") with { ConfirmationKey = "a" }, TwoPieces, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Office.Returns.OpenAsync(Some.Case("R-1") with { ConfirmationKey = "b" }, TwoPieces, default));
        Assert.Single(await Cases());
    }

    [Fact]
    public async Task A_case_comes_back_whole_after_a_restart_by_any_spelling_of_its_order()
    {
        var opened = await Office.Returns.OpenAsync(Some.Case() with { ConfirmationKey = "key" }, TwoPieces, default);
        await Office.RestartAsync();
        Assert.Equivalent(opened, Assert.Single(await Office.Returns.FindByOrderAsync("toko-biru", "#tb 1234567", default)), strict: true);
        Assert.Empty(await Office.Returns.FindByOrderAsync("other-shop", "TB-1234567", default));
    }

    [Fact]
    public async Task Open_cases_of_all_orders_are_listed_oldest_first_and_those_that_are_over_are_not()
    {
        var late = Some.Case("R-1", order: "TB-1") with { OpenedAt = Some.Case().OpenedAt.AddDays(2), Conversation = Some.Conversation(), BuyerRegion = "ID-JK" };
        await Office.Returns.OpenAsync(late, TwoPieces, default);
        await Office.Returns.OpenAsync(Some.Case("R-2", order: "TB-2") with { Status = CaseStatus.Received }, TwoPieces, default);
        foreach (var status in new[] { CaseStatus.Refunded, CaseStatus.Refused, CaseStatus.Cancelled })
            await Office.Returns.OpenAsync(Some.Case("R-" + status, order: "TB-" + status) with { Status = status }, TwoPieces, default);
        await Office.RestartAsync();

        var open = await Office.Returns.FindOpenAsync(default);
        Assert.Equal(["R-2", "R-1"], open.Select(one => one.Rma));
        Assert.Equivalent(late, open[1], strict: true);
    }

    [Fact]
    public async Task A_file_is_there_after_a_restart_for_its_own_conversation_only()
    {
        var (mine, other) = (Some.Conversation(), Some.Conversation());
        var content = Enumerable.Range(0, 300_000).Select(index => (byte)index).ToArray();
        var saved = await Office.Files.SaveAsync(mine, "../../etc/照片.jpg", "image/jpeg", content, default);
        await Office.RestartAsync();

        var opened = await Office.Files.OpenAsync(mine, saved.FileId, default);
        Assert.Equal(saved, opened!.About);
        Assert.Equal(content, opened.Content);
        Assert.Null(await Office.Files.OpenAsync(other, saved.FileId, default));
        Assert.Equal((300_000L, 0L), (await Office.Files.SizeOfAsync(mine, default), await Office.Files.SizeOfAsync(other, default)));
    }

    [Fact]
    public async Task A_document_of_a_confirmation_is_kept_once_however_often_it_is_made()
    {
        var mine = Some.Conversation();
        var first = await Office.Files.SaveOnceAsync(mine, "key", "a.html", "text/html", new byte[] { 1, 2, 3 }, default);
        await Office.RestartAsync();
        var again = await Office.Files.SaveOnceAsync(mine, "key", "b.html", "text/html", new byte[] { 9 }, default);

        Assert.Equal(first, again);
        Assert.Equal([1, 2, 3], (await Office.Files.OpenAsync(mine, "key", default))!.Content);
        Assert.Equal(3, await Office.Files.SizeOfAsync(mine, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Office.Files.SaveOnceAsync(Some.Conversation(), "key", "c.html", "text/html", new byte[] { 9 }, default));
    }

    [Fact]
    public async Task Cases_of_one_moment_stand_in_the_order_of_their_numbers()
    {
        string[] numbers = ["b", "B", "a", "_", "0", "ä"];
        foreach (var rma in numbers) await Office.Returns.OpenAsync(Some.Case(rma, order: "TB-" + rma.Length) with { ConfirmationKey = rma }, new Dictionary<string, int> { ["1"] = 6 }, default);
        Assert.Equal(numbers.Order(StringComparer.Ordinal), (await Office.Returns.FindOpenAsync(default)).Select(one => one.Rma));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), (await Office.Returns.FindByOrderAsync("toko-biru", "TB-1", default)).Select(one => one.Rma));
    }

    [Fact]
    public async Task Words_that_no_text_column_can_hold_lose_no_case()
    {
        var odd = Some.Case("R\0", order: "TB\0 1", items: new ItemSelection("1\0", 1)) with { Shop = "to\0ko", Wish = "4\02", ConfirmationKey = "k\0" };
        var ordered = new Dictionary<string, int> { ["1\0"] = 1 };
        await Office.Returns.OpenAsync(odd, ordered, default);
        var again = await Office.Returns.OpenAsync(odd, ordered, default);
        Assert.Equivalent(odd, again, strict: true);
        Assert.Equivalent(odd, Assert.Single(await Office.Returns.FindByOrderAsync("to\0ko", "TB1", default)), strict: true);
        Assert.Empty(await Office.Returns.FindByOrderAsync("\0", "\0", default));
        Assert.Null(await Office.Returns.OpenAsync(odd with { Rma = "R-2", ConfirmationKey = "other" }, ordered, default));
    }

    [Fact]
    public async Task Customers_who_return_different_things_at_once_do_not_hinder_each_other()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() =>
            Office.Returns.OpenAsync(Some.Case($"R-{index}", order: $"TB-{index}") with { ConfirmationKey = $"key-{index}" }, TwoPieces, default))));
        Assert.All(opened, Assert.NotNull);
        Assert.Equal(100, (await Office.Returns.FindOpenAsync(default)).Count);
    }

    [Fact]
    public async Task A_file_whose_name_no_text_column_can_hold_is_there_all_the_same()
    {
        var mine = Some.Conversation();
        var saved = await Office.Files.SaveAsync(mine, "a\0b\uD800.png", "image/png", new byte[] { 1 }, default);
        Assert.Equal("a\uFFFDb\uFFFD.png", (await Office.Files.OpenAsync(mine, saved.FileId, default))!.About.Name);
        Assert.Null(await Office.Files.OpenAsync(mine, "\0", default));
        Assert.Equal(0, await Office.Files.SizeOfAsync(new ConversationId("\0"), default));
    }

    [Fact]
    public async Task Ten_megabytes_come_back_as_they_were()
    {
        var (mine, content) = (Some.Conversation(), new byte[10 * 1024 * 1024]);
        new Random(1).NextBytes(content);
        var saved = await Office.Files.SaveAsync(mine, "big.pdf", "application/pdf", content, default);
        Assert.Equal(content, (await Office.Files.OpenAsync(mine, saved.FileId, default))!.Content);
    }

    private Task<IReadOnlyList<AfterSalesCase>> Cases() => Office.Returns.FindByOrderAsync("toko-biru", "TB-1234567", default);
}

public sealed class Returns_and_files_in_SQLite() : Returns_and_files(Store.SQLite);

public sealed class Returns_and_files_in_PostgreSQL() : Returns_and_files(Store.PostgreSQL);
