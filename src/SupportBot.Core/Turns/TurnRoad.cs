using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Core.Turns.Wording;

namespace SupportBot.Core.Turns;

/// <summary>The road of a burst: understand → gather → decide → act → receive → draft → word → guard → reply. Every stage's result is kept with the turn.</summary>
public sealed class TurnRoad(
    IMessageReader reader, FactGatherer gatherer, Dialogue dialogue, Actor actor, Receptionist receptionist, Drafter drafter, Wordsmith wordsmith, ReplyGuard guard,
    TimeProvider clock)
{
    public async Task<TurnAnswer> TravelAsync(Conversation conversation, Burst burst, CancellationToken cancellation)
    {
        var stages = new StageTimes(clock);
        var isPressed = IsButton(conversation, burst);
        var understood = stages.Measure("understand", () => isPressed ? Pressed(conversation) : reader.Read(burst.Text, conversation.CurrentLanguage));
        var facts = await stages.MeasureAsync("gather", () => gatherer.GatherAsync(conversation, burst, understood, cancellation));
        var plan = stages.Measure("decide", () => dialogue.Decide(facts));
        var acted = await stages.MeasureAsync("act", () => actor.ActAsync(plan, facts, cancellation));
        var (spoken, request) = await stages.MeasureAsync("receive", () => receptionist.ReceiveAsync(acted.Plan, facts, cancellation));
        var plain = stages.Measure("draft", () => drafter.Draft(spoken.Moves, facts.Language, understood.IsLanguageSpoken, facts.Market));
        var (draft, worded) = await stages.MeasureAsync("word", () => wordsmith.WordAsync(plain, facts, isPressed, cancellation));
        var verdict = stages.Measure("guard", () => guard.Check(draft));
        var drafted = draft.Text;
        if (!verdict.IsAllowed) (draft, request) = Hold(facts, request);
        var reply = new Reply(draft.Text, draft.Language, draft.Choices, draft.Sources) { Attachments = acted.Declared is { } declared ? [declared.Document] : [] };
        return Answer(burst, understood, spoken with { State = spoken.State with { Offered = draft.Choices.Count > 0 ? draft.Choices : spoken.State.Offered } }, acted, request, reply, drafted, verdict, stages, worded);
    }

    // The words of a button are ours: they say nothing of the customer's language.
    private static bool IsButton(Conversation conversation, Burst burst) =>
        conversation.Dialogue.Offered.Any(choice => string.Equals(choice.Title, burst.Text, StringComparison.OrdinalIgnoreCase));

    private static UnderstoodMessage Pressed(Conversation conversation) => new(conversation.CurrentLanguage, 1, true, [], []);

    // A draft that the guard holds is not mended by guessing: a person answers instead.
    private (DraftReply Draft, HandoffRequest Request) Hold(TurnFacts facts, HandoffRequest? request) => (
        drafter.Draft([new Move("turn_failed", [])], facts.Language, isSpoken: true, facts.Market),
        request ?? Receptionist.Request(HandoffReason.BlockedDraft, facts, decision: null));

    private static TurnAnswer Answer(
        Burst burst, UnderstoodMessage understood, TurnPlan plan, Acted acted, HandoffRequest? request, Reply reply, string drafted, GuardVerdict verdict,
        StageTimes stages, WordingRecord? worded)
    {
        var outcome = request is null ? TurnOutcome.Replied : TurnOutcome.HandedOff;
        var record = new TurnRecord(burst.From, burst.To, outcome, understood, plan.Decision, [.. plan.Moves.Select(move => move.Phrase)], drafted, verdict, plan.State, stages.Milliseconds) { Worded = worded };
        return new TurnAnswer(
        [
            .. acted.Opened is { } opened ? [new NewEntry(Audience.Staff, new CaseOpened(opened))] : Array.Empty<NewEntry>(),
            .. acted.Declared is { } declared ? [new NewEntry(Audience.Staff, declared)] : Array.Empty<NewEntry>(),
            new NewEntry(Audience.Customer, new BotSaid(reply)),
            new NewEntry(Audience.Staff, new TurnTaken(record)),
            .. request is null ? Array.Empty<NewEntry>() : [new NewEntry(Audience.Staff, new HandoffRequested(request))],
        ], outcome);
    }
}
