using System.Diagnostics;

namespace SupportBot.Bench;

/// <summary>What a turn costs in a short conversation and in a long one, nobody else talking.</summary>
internal static class LengthCost
{
    // The greeting is two entries, a turn three.
    private const int ShortEntries = 10, LongEntries = 1000, EntriesOfATurn = 3;
    private const string Question = "what are your return rules?";

    public static async Task MeasureAsync(ChatClient chats, Deployment deployment)
    {
        await MeasureAsync(chats, deployment, ShortEntries, conversations: 100, turns: 5);
        await MeasureAsync(chats, deployment, LongEntries, conversations: 10, turns: 50);
    }

    private static async Task MeasureAsync(ChatClient chats, Deployment deployment, int entries, int conversations, int turns)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, conversations).Select(_ => GrowAsync(chats, entries)));
        var (times, before) = (new List<double>(), deployment.Used());
        foreach (var chat in open)
            for (var turn = 0; turn < turns; turn++)
            {
                var since = Stopwatch.GetTimestamp();
                await chat.SayAsync(Question);
                times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        var cpu = (deployment.Used() - before).Cpu.TotalMilliseconds / times.Count;
        Report.Line($"after {entries} entries", $"a turn takes {Percentiles.Of(times).P50:F2} ms (median) and {cpu:F2} ms of processor");
        foreach (var chat in open) await chat.DisposeAsync();
    }

    private static async Task<Chat> GrowAsync(ChatClient chats, int entries)
    {
        var chat = await chats.OpenAsync("en-US", "US");
        for (var count = 2; count + EntriesOfATurn <= entries; count += EntriesOfATurn) await chat.SayAsync(Question);
        return chat;
    }
}
