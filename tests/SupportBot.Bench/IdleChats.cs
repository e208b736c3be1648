namespace SupportBot.Bench;

/// <summary>What open conversations with a socket take when nobody says anything.</summary>
internal static class IdleChats
{
    private const int Count = 1000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(ChatClient chats, Deployment deployment)
    {
        var before = deployment.Used().Memory;
        var open = new Chat[Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), async (at, _) => open[at] = await chats.OpenAsync("en-US", "US"));
        await Task.Delay(Rest, TimeProvider.System);
        var after = deployment.Used().Memory;
        Report.Line("memory", $"{before / 1048576.0:F0} MiB idle, {(after - before) / 1048576.0:F1} MiB more with {Count} open conversations");
        foreach (var chat in open) await chat.DisposeAsync();
    }
}
