using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Bench;

/// <summary><c>turn</c>: what each stage of a turn takes, one after the other on one thread, in the whole program without its network.</summary>
internal static class TurnStages
{
    private const int Rounds = 2000, Crowd = 64;

    public static Command Create()
    {
        var turn = new Command("turn", "Time and allocated bytes of every stage of a turn, for the stories of the load.");
        turn.SetAction((_, _) => RunAsync());
        return turn;
    }

    private static async Task RunAsync()
    {
        // What is appended here and never answered would be taken up each second.
        var calm = new Dictionary<string, string?> { ["Nodes:BeatEvery"] = "00:00:10" };
        await using var shop = await RunningShop.OpenAsync(clock: "2026-11-22T12:00:00+00:00", more: calm);
        // Once for the compiler, which needs more calls than one story has rounds.
        foreach (var story in Story.All) await MeasureAsync(shop.Services, story, TextWriter.Null);
        foreach (var story in Story.All) await MeasureAsync(shop.Services, story, Console.Out);
    }

    // The proof of the order: the turn in which everything is found, decided and worded.
    private static async Task MeasureAsync(IServiceProvider services, Story story, TextWriter output)
    {
        await output.WriteLineAsync($"{Environment.NewLine}{story.Locale}: {story.Order} {story.Email}");
        var (log, states) = (services.GetRequiredService<IConversationLog>(), services.GetRequiredService<ConversationStates>());
        var (reader, gatherer, dialogue) = (services.GetRequiredService<IMessageReader>(), services.GetRequiredService<FactGatherer>(), services.GetRequiredService<Dialogue>());
        var (drafter, guard, road) = (services.GetRequiredService<Drafter>(), services.GetRequiredService<ReplyGuard>(), services.GetRequiredService<TurnRoad>());
        var conversation = await BeforeProofAsync(services, story);
        var burst = Burst.Of(conversation.Unanswered);
        var question = story.Asks[^2].Says.Replace("{order}", "", StringComparison.Ordinal);
        var understood = reader.Read(burst.Text, conversation.CurrentLanguage);
        var facts = await gatherer.GatherAsync(conversation, burst, understood, default);
        var plan = dialogue.Decide(facts);
        var draft = drafter.Draft(plan.Moves, facts.Language, isSpoken: true, facts.Market);
        var answer = await road.TravelAsync(conversation, burst, default);
        var record = answer.Entries.Select(entry => entry.Body).OfType<TurnTaken>().Single();

        Measure(output, "understand the proof", () => reader.Read(burst.Text, conversation.CurrentLanguage));
        Measure(output, "understand the wish", () => reader.Read(question, conversation.CurrentLanguage));
        await MeasureAsync(output, "gather", () => gatherer.GatherAsync(conversation, burst, understood, default));
        Measure(output, "decide", () => dialogue.Decide(facts));
        Measure(output, "draft", () => drafter.Draft(plan.Moves, facts.Language, isSpoken: true, facts.Market));
        Measure(output, "guard", () => guard.Check(draft));
        await MeasureAsync(output, "the road", () => road.TravelAsync(conversation, burst, default));
        Measure(output, "write its record", () => LogJson.Write<EntryBody>(record));
        var json = LogJson.Write<EntryBody>(record);
        Measure(output, "read its record", () => LogJson.Read<EntryBody>(json));
        await MeasureAsync(output, "load the state", () => states.LoadAsync(conversation.Id, default));
        await MeasureAsync(output, "look into the log", () => log.ReadAsync(conversation.Id, conversation.Position, default));
        await MeasureTogetherAsync(output, "append a message", _ => log.AppendAsync(ConversationId.New(), Message(question), default));
        await MeasureTogetherAsync(output, "append the answer", _ => log.TryAppendAsync(ConversationId.New(), 0, answer.Entries, default));
    }

    private static async Task<Conversation> BeforeProofAsync(IServiceProvider services, Story story)
    {
        var (inbox, turn) = (services.GetRequiredService<Inbox>(), services.GetRequiredService<Func<CustomerTurn>>()());
        var (log, states, id) = (services.GetRequiredService<IConversationLog>(), services.GetRequiredService<ConversationStates>(), ConversationId.New());
        await inbox.StartAsync(id, new ConversationStarted("webchat", "dl_bench", "bench", story.Market, new Language(story.Locale.Split('-')[0])), default);
        foreach (var line in story.Asks.TakeWhile(line => line.Says != "{order}"))
        {
            await SayAsync(line.Says);
            await turn.TakeAsync(id, [], default);
        }
        await SayAsync($"{story.Order} {story.Email}");
        return await states.LoadAsync(id, default);

        Task SayAsync(string text) => log.AppendAsync(id, Message(text), default);
    }

    private static NewEntry Message(string text) => new(Audience.Customer, new CustomerSaid(new CustomerMessage(text, [])), Guid.NewGuid().ToString());

    private static void Measure(TextWriter output, string stage, Func<object> act)
    {
        for (var round = 0; round < Rounds; round++) act();
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        for (var round = 0; round < Rounds; round++) act();
        Print(output, stage, clock.Elapsed / Rounds, (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds);
    }

    private static async Task MeasureAsync<T>(TextWriter output, string stage, Func<Task<T>> act)
    {
        for (var round = 0; round < Rounds; round++) await act();
        var (before, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        for (var round = 0; round < Rounds; round++) await act();
        Print(output, stage, clock.Elapsed / Rounds, (GC.GetTotalAllocatedBytes(precise: true) - before) / Rounds);
    }

    // As in a crowd, whose writes share their flushes to the disk.
    private static async Task MeasureTogetherAsync<T>(TextWriter output, string stage, Func<int, Task<T>> act)
    {
        var (bytes, cpu) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        for (var round = 0; round < Rounds / Crowd; round++) await Task.WhenAll(Enumerable.Range(0, Crowd).Select(act));
        var calls = Rounds / Crowd * Crowd;
        Print(output, stage, (Environment.CpuUsage.TotalTime - cpu) / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    private static void Print(TextWriter output, string stage, TimeSpan took, long bytes) => output.WriteLine($"  {stage,-22}{took.TotalMicroseconds,8:F1} µs {bytes,8:N0} bytes");
}
