using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>Programs on one PostgreSQL that write at the same time.</summary>
public sealed class Several_nodes : IAsyncLifetime
{
    private readonly ConversationId _id = Some.Conversation();
    private BackOffice[] _nodes = [];

    public async Task InitializeAsync()
    {
        var first = await BackOffice.OpenOnServerAsync();
        _nodes = [first, await first.BesideAsync()];
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes.Reverse()) await node.DisposeAsync();
    }

    [Fact]
    public async Task Of_a_hundred_tries_at_one_place_exactly_one_wins()
    {
        await Node(0).Log.AppendAsync(_id, Some.Started(), default);
        for (var place = 1; place < 40; place += 2)
        {
            var tries = await OnAll(100, (node, index) => node.Log.TryAppendAsync(_id, place, [Some.Said($"{index}"), Some.Answered($"{index}")], default));
            var winner = Assert.Single(tries, tried => tried is not null);
            Assert.Equal([place + 1L, place + 2L], winner!.Select(entry => entry.Number));
            Assert.Equal(place + 2, (await Node(1).Log.ReadAsync(_id, 0, default)).Count);
        }
    }

    [Fact]
    public async Task Of_a_hundred_who_begin_a_conversation_exactly_one_does()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = Some.Conversation();
            var tries = await OnAll(20, (node, _) => node.Log.TryAppendAsync(id, 0, [Some.Started(), Some.Answered("Halo!")], default));
            Assert.Single(tries, tried => tried is not null);
            Assert.Equal(2, (await Node(0).Log.ReadAsync(id, 0, default)).Count);
        }
    }

    [Fact]
    public async Task Numbers_have_no_gap_however_many_write_on_either()
    {
        var appended = await OnAll(600, (node, index) => node.Log.AppendAsync(_id, Some.Said($"{index}"), default));
        Assert.Equal(Enumerable.Range(1, 600).Select(number => (long)number), appended.Select(entry => entry.Number).Order());
        foreach (var node in _nodes)
        {
            var entries = await node.Log.ReadAsync(_id, 0, default);
            Assert.Equal(appended.OrderBy(entry => entry.Number).Select(Text), entries.Select(Text));
            Assert.Equal((600, entries[^1].At), ((await node.Transcripts.FindAsync(_id, default))!.Messages, (await node.Transcripts.FindAsync(_id, default))!.LastAt));
        }
    }

    [Fact]
    public async Task A_message_sent_to_both_again_and_again_is_there_once()
    {
        var answers = await OnAll(400, (node, index) => node.Log.AppendAsync(_id, Some.Said($"{index % 20}", $"c{index % 20}"), default));
        Assert.Equal(20, (await Node(0).Log.ReadAsync(_id, 0, default)).Count);
        Assert.All(answers.GroupBy(Text), same => Assert.Single(same.Select(entry => entry.ActivityId).Distinct()));
    }

    [Fact]
    public async Task Many_conversations_written_from_both_at_once_are_whole_each()
    {
        var ids = Enumerable.Range(0, 60).Select(_ => Some.Conversation()).ToArray();
        await OnAll(2_400, (node, index) => node.Log.AppendAsync(ids[index % ids.Length], Some.Said($"{index}", $"c{index}"), default));
        foreach (var id in ids)
            Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), (await Node(1).Log.ReadAsync(id, 0, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task What_one_has_written_the_other_reads_at_once()
    {
        for (var count = 1; count <= 50; count++)
        {
            await Node(count % 2).Log.AppendAsync(_id, Some.Said($"{count}"), default);
            Assert.Equal(count, (await Node((count + 1) % 2).Log.ReadAsync(_id, 0, default)).Count);
        }
    }

    [Fact]
    public async Task No_more_pieces_go_back_than_were_ordered()
    {
        var ordered = new Dictionary<string, int> { ["1"] = 3 };
        var cases = await OnAll(40, (node, index) => node.Returns.OpenAsync(Some.Case($"R-{index}") with { ConfirmationKey = $"key-{index}" }, ordered, default));
        Assert.Equal(3, cases.Count(opened => opened is not null));
        var again = await OnAll(40, (node, _) => node.Returns.OpenAsync(cases.First(opened => opened is not null)!, ordered, default));
        Assert.Single(again.Select(opened => opened!.Rma).Distinct());
        Assert.Equal(3, (await Node(0).Returns.FindByOrderAsync("toko-biru", "TB-1234567", default)).Count);
    }

    [Fact]
    public async Task They_agree_on_what_was_true_first()
    {
        var values = await OnAll(40, (node, index) => node.Installation.RememberAsync("key", () => $"{index}", default));
        Assert.Single(values.Distinct());
        Assert.Equal(await Node(0).Installation.FirstStartAsync(default), await Node(1).Installation.FirstStartAsync(default));
    }

    private static string Text(LogEntry entry) => ((CustomerSaid)entry.Body!).Message.Text;

    private BackOffice Node(int number) => _nodes[number];

    private Task<T[]> OnAll<T>(int times, Func<BackOffice, int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(index => Task.Run(() => act(_nodes[index % _nodes.Length], index))));
}
