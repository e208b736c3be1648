using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SupportBot.Core.Handoff;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Wording;

namespace SupportBot.Core.Telemetry;

/// <summary>
/// Every number that the program tells about itself; <c>infra/metrics.md</c> says what each means and when to act. Tags are short closed lists:
/// never an id, an order number, an address or a word that somebody wrote. Costs next to nothing while nobody listens.
/// </summary>
public static class BotMeter
{
    public const string Name = "SupportBot";

    private static readonly Meter Meter = new(Name);
    private static readonly ConcurrentDictionary<Dependency, int> Dependencies = new();
    private static OwedAnswers? owed;

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("supportbot.turns", "{turn}", "Turns by how they ended.");
    private static readonly Histogram<double> TurnTimes = Seconds("supportbot.turn.duration", "From the turn's start until its answer is in the log.");
    private static readonly Histogram<double> StageTimes = Seconds("supportbot.turn.stage.duration", "One stage of a turn.");
    private static readonly Histogram<double> Waits = Seconds("supportbot.answer.wait", "From a customer's last word until the answer is in the log.");
    private static readonly Counter<long> Rescues = Meter.CreateCounter<long>("supportbot.turns.rescued", "{turn}", "Turns taken up that another process had accepted and not answered.");
    private static readonly Histogram<double> Accepts = Seconds("supportbot.accept.duration", "Until a customer's message is durable, or refused.");
    private static readonly Histogram<double> Appends = Seconds("supportbot.log.append.duration", "One append to the conversation log, as its caller waits for it.");
    private static readonly Counter<long> AppendFailures = Meter.CreateCounter<long>("supportbot.log.append.failures", "{append}", "Appends that the store did not take.");
    private static readonly Counter<long> Handoffs = Meter.CreateCounter<long>("supportbot.handoffs", "{handoff}", "Conversations passed to a person.");
    private static readonly Counter<long> Held = Meter.CreateCounter<long>("supportbot.drafts.held", "{finding}", "What the guard held drafts back for.");
    private static readonly Counter<long> Wordings = Meter.CreateCounter<long>("supportbot.wordings", "{turn}", "Turns in which a model was asked for kind words.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("supportbot.model.tokens", "{token}", "What the model read and wrote.");
    private static readonly Counter<long> Proofs = Meter.CreateCounter<long>("supportbot.proofs", "{proof}", "Tries to prove an order.");
    private static readonly Counter<long> Limited = Meter.CreateCounter<long>("supportbot.requests.limited", "{request}", "Requests refused because there were too many.");
    private static readonly Counter<long> Reminders = Meter.CreateCounter<long>("supportbot.reminders.written", "{reminder}", "Deadlines that staff were reminded of.");
    private static readonly UpDownCounter<long> Sockets = Meter.CreateUpDownCounter<long>("supportbot.sockets.open", "{socket}", "Live connections of chats and of the Desk.");

    private static readonly Counter<long> RedisTrips = Meter.CreateCounter<long>("supportbot.redis.roundtrips", "{question}", "Questions sent to Redis.");

    // What is not known is not reported: a gauge that stands still would look like one that is well.
    static BotMeter()
    {
        Meter.CreateObservableGauge("supportbot.answers.owed", () => Owed(known => (long)known.Count), "{conversation}", "Conversations that the bot owes an answer.");
        Meter.CreateObservableGauge("supportbot.answers.owed.age", () => Owed(known => known.Oldest.TotalSeconds), "s", "How long the oldest of them has waited.");
        Meter.CreateObservableGauge("supportbot.dependency.up", () => Dependencies.Select(one => new Measurement<int>(one.Value, Tag("dependency", one.Key.ToString()))),
            description: "1 when the dependency worked when it was last used, else 0.");
    }

    /// <param name="market">Of the markets that the program knows, or <c>other</c>.</param>
    /// <param name="language">Of the languages that the bot writes, or <c>other</c>.</param>
    public static void TurnEnded(TurnOutcome outcome, string market, string language, TimeSpan took)
    {
        Turns.Add(1, Tag("outcome", outcome.ToString()), Tag("market", market), Tag("language", language));
        TurnTimes.Record(took.TotalSeconds, Tag("outcome", outcome.ToString()));
    }

    public static void StageEnded(string stage, TimeSpan took) => StageTimes.Record(took.TotalSeconds, Tag("stage", stage));

    public static void CustomerWaited(TimeSpan wait) => Waits.Record(Math.Max(0, wait.TotalSeconds));

    public static void TurnsRescued(int count) => Rescues.Add(count);

    public static void MessageAccepted(TimeSpan took) => Accepts.Record(took.TotalSeconds, Tag("outcome", "accepted"));

    public static void MessageRefused(TimeSpan took) => Accepts.Record(took.TotalSeconds, Tag("outcome", "refused"));

    public static void LogAppended(TimeSpan took) => Appends.Record(took.TotalSeconds);

    /// <param name="operation">Of the operations that the program knows.</param>
    /// <param name="waits">Whether somebody waits for the answer.</param>
    public static void RedisAsked(string operation, bool waits) => RedisTrips.Add(1, new("operation", operation), new("waits", waits));

    public static void LogAppendFailed() => AppendFailures.Add(1);

    public static void HandedOff(HandoffReason reason, string market) => Handoffs.Add(1, Tag("reason", reason.ToString()), Tag("market", market));

    public static void DraftHeld(GuardRule rule) => Held.Add(1, Tag("rule", rule.ToString()));

    public static void WordsSought(WordingOutcome outcome) => Wordings.Add(1, Tag("outcome", outcome.ToString()));

    public static void TokensUsed(int read, int written)
    {
        Tokens.Add(read, Tag("direction", "read"));
        Tokens.Add(written, Tag("direction", "written"));
    }

    public static void ProofTried(ProofResult result) => Proofs.Add(1, Tag("outcome", result.ToString()));

    public static void RequestLimited(RequestLimit limit) => Limited.Add(1, Tag("reason", limit.ToString()));

    public static void ReminderWritten() => Reminders.Add(1);

    public static void SocketOpened(Door door) => Sockets.Add(1, Tag("door", door.ToString()));

    public static void SocketClosed(Door door) => Sockets.Add(-1, Tag("door", door.ToString()));

    /// <summary>What came of using a dependency: known from work that is done anyway, so no probing is needed.</summary>
    public static void DependencyUsed(Dependency dependency, DependencyState state) => Dependencies[dependency] = (int)state;

    /// <param name="oldest">Zero when nothing is owed.</param>
    public static void AnswersOwed(int count, TimeSpan oldest) => Volatile.Write(ref owed, new OwedAnswers(count, oldest));

    public static void AnswersOwedUnknown() => Volatile.Write(ref owed, null);

    private static Measurement<T>[] Owed<T>(Func<OwedAnswers, T> read) where T : struct => Volatile.Read(ref owed) is { } known ? [new(read(known))] : [];

    // Without buckets of our own, an SDK takes those for milliseconds.
    private static Histogram<double> Seconds(string name, string description) => Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 15, 60],
    });

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private sealed record OwedAnswers(int Count, TimeSpan Oldest);
}
