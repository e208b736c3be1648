using SupportBot.Core.Returns;

namespace SupportBot.Integrations.Tests.Storage;

public sealed class Returns_and_files : IAsyncLifetime
{
    private static readonly Dictionary<string, int> TwoPieces = new() { ["1"] = 2 };

    private readonly BackOffice _office = BackOffice.Open();

    [Fact]
    public async Task One_yes_opens_one_case_however_often_it_is_sent()
    {
        var cases = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(() =>
            _office.Returns.OpenAsync(Some.Case($"R-{index}") with { ConfirmationKey = "key" }, TwoPieces, default))));
        Assert.Single(cases.Select(opened => opened!.Rma).Distinct());
        Assert.Single(await Cases());
    }

    [Fact]
    public async Task No_more_pieces_go_back_than_were_ordered()
    {
        var cases = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(() =>
            _office.Returns.OpenAsync(Some.Case($"R-{index}") with { ConfirmationKey = $"key-{index}" }, TwoPieces, default))));
        Assert.Equal(2, cases.Count(opened => opened is not null));
        Assert.Equal(2, (await Cases()).Sum(opened => opened.Items.Sum(item => item.Quantity)));
    }

    [Fact]
    public async Task Pieces_of_a_refused_or_cancelled_case_are_free_again()
    {
        await _office.Returns.OpenAsync(Some.Case("R-1", items: new ItemSelection("1", 2)) with { Status = CaseStatus.Refused, ConfirmationKey = "a" }, TwoPieces, default);
        await _office.Returns.OpenAsync(Some.Case("R-2", items: new ItemSelection("1", 2)) with { Status = CaseStatus.Cancelled, ConfirmationKey = "b" }, TwoPieces, default);
        Assert.NotNull(await _office.Returns.OpenAsync(Some.Case("R-3", items: new ItemSelection("1", 2)) with { ConfirmationKey = "c" }, TwoPieces, default));
        Assert.Null(await _office.Returns.OpenAsync(Some.Case("R-4") with { ConfirmationKey = "d" }, TwoPieces, default));
    }

    [Fact]
    public async Task One_line_named_twice_counts_twice() =>
        Assert.Null(await _office.Returns.OpenAsync(Some.Case("R-1", items: [new ItemSelection("1", 2), new ItemSelection("1", 1)]) with { ConfirmationKey = "a" }, TwoPieces, default));

    [Fact]
    public async Task A_line_that_was_not_ordered_cannot_go_back() =>
        Assert.Null(await _office.Returns.OpenAsync(Some.Case("R-1", items: new ItemSelection("9", 1)) with { ConfirmationKey = "a" }, TwoPieces, default));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_case_about_nothing_is_refused(int quantity) => await Assert.ThrowsAsync<ArgumentException>(() =>
        _office.Returns.OpenAsync(Some.Case("R-1", items: new ItemSelection("1", quantity)) with { ConfirmationKey = "a" }, TwoPieces, default));

    [Fact]
    public async Task A_key_never_shows_another_orders_case()
    {
        await _office.Returns.OpenAsync(Some.Case("R-1") with { ConfirmationKey = "key" }, TwoPieces, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _office.Returns.OpenAsync(Some.Case("R-2", order: "TB-9") with { ConfirmationKey = "key" }, TwoPieces, default));
    }

    [Fact]
    public async Task A_number_on_a_parcel_means_one_case()
    {
        await _office.Returns.OpenAsync(Some.Case("R-1") with { ConfirmationKey = "a" }, TwoPieces, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _office.Returns.OpenAsync(Some.Case("R-1") with { ConfirmationKey = "b" }, TwoPieces, default));
        Assert.Single(await Cases());
    }

    [Fact]
    public async Task A_case_comes_back_whole_after_a_restart_by_any_spelling_of_its_order()
    {
        var opened = await _office.Returns.OpenAsync(Some.Case() with { ConfirmationKey = "key" }, TwoPieces, default);
        await _office.RestartAsync();
        Assert.Equivalent(opened, Assert.Single(await _office.Returns.FindByOrderAsync("toko-biru", "#tb 1234567", default)), strict: true);
        Assert.Empty(await _office.Returns.FindByOrderAsync("other-shop", "TB-1234567", default));
    }

    [Fact]
    public async Task Open_cases_of_all_orders_are_listed_oldest_first_and_those_that_are_over_are_not()
    {
        var late = Some.Case("R-1", order: "TB-1") with { OpenedAt = Some.Case().OpenedAt.AddDays(2), Conversation = Some.Conversation(), BuyerRegion = "ID-JK" };
        await _office.Returns.OpenAsync(late, TwoPieces, default);
        await _office.Returns.OpenAsync(Some.Case("R-2", order: "TB-2") with { Status = CaseStatus.Received }, TwoPieces, default);
        foreach (var status in new[] { CaseStatus.Refunded, CaseStatus.Refused, CaseStatus.Cancelled })
            await _office.Returns.OpenAsync(Some.Case("R-" + status, order: "TB-" + status) with { Status = status }, TwoPieces, default);
        await _office.RestartAsync();

        var open = await _office.Returns.FindOpenAsync(default);
        Assert.Equal(["R-2", "R-1"], open.Select(one => one.Rma));
        Assert.Equivalent(late, open[1], strict: true);
    }

    [Fact]
    public async Task A_file_is_there_after_a_restart_for_its_own_conversation_only()
    {
        var (mine, other) = (Some.Conversation(), Some.Conversation());
        var content = Enumerable.Range(0, 300_000).Select(index => (byte)index).ToArray();
        var saved = await _office.Files.SaveAsync(mine, "../../etc/照片.jpg", "image/jpeg", content, default);
        await _office.RestartAsync();

        var opened = await _office.Files.OpenAsync(mine, saved.FileId, default);
        Assert.Equal(saved, opened!.About);
        Assert.Equal(content, opened.Content);
        Assert.Null(await _office.Files.OpenAsync(other, saved.FileId, default));
        Assert.Equal((300_000L, 0L), (await _office.Files.SizeOfAsync(mine, default), await _office.Files.SizeOfAsync(other, default)));
    }

    [Fact]
    public async Task A_document_of_a_confirmation_is_kept_once_however_often_it_is_made()
    {
        var mine = Some.Conversation();
        var first = await _office.Files.SaveOnceAsync(mine, "key", "a.html", "text/html", new byte[] { 1, 2, 3 }, default);
        await _office.RestartAsync();
        var again = await _office.Files.SaveOnceAsync(mine, "key", "b.html", "text/html", new byte[] { 9 }, default);

        Assert.Equal(first, again);
        Assert.Equal([1, 2, 3], (await _office.Files.OpenAsync(mine, "key", default))!.Content);
        Assert.Equal(3, await _office.Files.SizeOfAsync(mine, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _office.Files.SaveOnceAsync(Some.Conversation(), "key", "c.html", "text/html", new byte[] { 9 }, default));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _office.DisposeAsync();

    private Task<IReadOnlyList<AfterSalesCase>> Cases() => _office.Returns.FindByOrderAsync("toko-biru", "TB-1234567", default);
}
