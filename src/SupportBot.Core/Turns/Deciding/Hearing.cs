using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What a burst means at this point of the dialogue: a pressed button, an answer to a question, a new wish.</summary>
/// <param name="Chosen">Values of the offered choices that were taken.</param>
/// <param name="Goals">In the order they were said.</param>
internal sealed record Heard(IReadOnlyList<string> Chosen, IReadOnlyList<Goal> Goals, UnderstoodMessage Understood, bool IsShort)
{
    /// <summary>A yes and nothing but a yes: "sounds good, but I need it by Friday" is a condition.</summary>
    public bool SaysYes => Chosen.Contains(OfferValues.Yes)
        || (Chosen.Count == 0 && IsShort && Understood.Intents.Count > 0 && Understood.Entities.Count == 0 && Understood.Intents.All(score => score.Intent is Intent.Affirm or Intent.Thanks)
            && Understood.Means(Intent.Affirm));

    public bool SaysNo => Chosen.Contains(OfferValues.No) || (Chosen.Count == 0 && Understood.Means(Intent.Deny));

    public bool WantsPerson => Chosen.Contains(OfferValues.Person) || (Chosen.Count == 0 && Understood.Means(Intent.HumanAgent));

    public bool Means(Intent intent) => Chosen.Count == 0 && Understood.Means(intent);

    /// <summary>Says shortly what was just asked to be confirmed, and nothing against it.</summary>
    public bool SaysAgain(Intent intent) => IsShort && !SaysNo && Means(intent) && Understood.Entities.Count == 0;

    public ReturnReason? Reason =>
        Enum.TryParse<ReturnReason>(Chosen.Select(OfferValues.ReasonOf).FirstOrDefault(reason => reason is not null) ?? Understood.First(EntityKind.Reason), out var reason)
            ? reason : ReasonFromIntent;

    // These intents say why by themselves.
    private ReturnReason? ReasonFromIntent => this switch
    {
        _ when Means(Intent.Withdrawal) => ReturnReason.ChangedMind,
        _ when Means(Intent.MissingItem) => ReturnReason.MissingParts,
        _ when Means(Intent.WarrantyClaim) => ReturnReason.Defective,
        _ => null,
    };
}

/// <summary>What choices mean to the dialogue. They are stored with the state: add, never rename.</summary>
internal static class OfferValues
{
    public const string Yes = "yes", No = "no", Person = "person", AllItems = "items:all", Sealed = "condition:sealed", Opened = "condition:opened",
        PolicyQuestion = "ask:policy", Change = "change", OtherItems = "change:items", OtherReason = "change:reason", Stop = "stop";

    public static string Of(Goal goal) => $"goal:{goal}";
    public static string Of(ReturnReason reason) => $"reason:{reason}";
    public static string OfLine(string lineId) => $"line:{lineId}";
    public static string OfCount(int count) => FormattableString.Invariant($"count:{count}");

    public static string? ReasonOf(string value) => After("reason:", value);
    public static string? LineOf(string value) => After("line:", value);
    public static string? CountOf(string value) => After("count:", value);
    public static string? GoalOf(string value) => After("goal:", value);

    private static string? After(string prefix, string value) => value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : null;
}

internal sealed class Hearing(ChoiceMatcher matcher, Menu menu)
{
    // A longer text is a message of its own, not the name of a button; names of goods are longer than what else is offered.
    private const int LongestAnswer = 24, LongestName = 60, LongestYes = 30, MostWordsOfYes = 4;

    public Heard Hear(TurnFacts facts)
    {
        var chosen = Chosen(facts).Select(choice => choice.Value).Distinct().ToList();
        return new Heard(chosen, Goals(chosen, facts), facts.Understood, IsShort(facts.Text));
    }

    /// <summary>Lines of the order that the text names, for instance "no, the other shoes".</summary>
    public IReadOnlyList<string> LinesNamed(TurnFacts facts) => LinesNamed(facts, facts.Text);

    /// <summary>Lines of the order that were named when the errand began, before there was an order to look into.</summary>
    public IReadOnlyList<string> LinesNamedAtFirst(TurnFacts facts, Errand errand) => errand.Words is { } words ? LinesNamed(facts, words) : [];

    private IReadOnlyList<string> LinesNamed(TurnFacts facts, string text) => facts.Order is null ? [] :
        [.. matcher.Match(text, facts.Language, [.. facts.Order.Lines.Select(line => new Choice(NameOf(line, facts.Order), line.Id))]).Select(choice => choice.Value)];

    // A size in a variant is no name, unless only the variant tells two lines apart.
    private static string NameOf(OrderLine line, Order order) =>
        order.Lines.Count(other => other.Name == line.Name) > 1 ? $"{line.Name} {line.Variant}" : line.Name;

    // A title is taken wherever it comes from; a part of one, a number or "both" only among what was offered just now.
    private IReadOnlyList<Choice> Chosen(TurnFacts facts)
    {
        var text = facts.Text.Trim();
        if (facts.State.Offered.Concat(menu.Choices(facts.Language, facts.OwesWithdrawalFunction)).FirstOrDefault(choice => string.Equals(choice.Title, text, StringComparison.OrdinalIgnoreCase)) is { } pressed)
            return [pressed];
        var asksForNames = facts.State.Asked is Question.Items or Question.Reason or Question.Condition or Question.Quantity;
        if (text.Length > (asksForNames ? LongestName : LongestAnswer) || (!asksForNames && SaysWhatItIsAbout(facts))) return [];
        var matched = matcher.Match(text, facts.Language, facts.State.Offered);
        return matched.Count == 1 || facts.State.Asked == Question.Items ? matched : [];
    }

    // "I want to return the scarf" says more than the word it shares with a button, "What are the return rules?".
    private static bool SaysWhatItIsAbout(TurnFacts facts) => facts.State.Asked is Question.None or Question.WhatToDo
        && facts.Understood.Intents.Any(score => score.Intent is not (Intent.Affirm or Intent.Deny or Intent.Greeting or Intent.Thanks or Intent.Goodbye));

    // Room for "ja, bitte stornieren", none for a condition behind the yes. A sign of Chinese says about as much as a short word.
    private static bool IsShort(string text) => text.Sum(letter => letter >= '\u2E80' ? 3 : 1) <= LongestYes
        && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfYes;

    private static List<Goal> Goals(List<string> chosen, TurnFacts facts)
    {
        if (chosen.Count > 0) return [.. chosen.Select(OfferValues.GoalOf).OfType<string>().Select(Enum.Parse<Goal>)];
        var goals = facts.Understood.Intents.Select(score => GoalOf(score.Intent, facts)).OfType<Goal>().Distinct().ToList();
        // Who withdraws from the contract sends back and calls off in the same breath; it is one declaration.
        return goals.Contains(Goal.Withdraw) ? [Goal.Withdraw, .. goals.Except([Goal.Withdraw, Goal.Return, Goal.Cancel])] : goals;
    }

    private static Goal? GoalOf(Intent intent, TurnFacts facts) => intent switch
    {
        Intent.Withdrawal when facts.OwesWithdrawalFunction => Goal.Withdraw,
        Intent.ReturnRequest or Intent.Withdrawal or Intent.DamagedOrWrongItem or Intent.MissingItem or Intent.WarrantyClaim => Goal.Return,
        Intent.ExchangeRequest => Goal.Exchange,
        Intent.CancelOrder => Goal.Cancel,
        Intent.OrderStatus => Goal.OrderStatus,
        Intent.RefundStatus => Goal.RefundStatus,
        Intent.ReturnStatus => Goal.ReturnStatus,
        Intent.ReturnPolicyQuestion or Intent.RefundMethodQuestion or Intent.ChangeOrder or Intent.Complaint or Intent.HumanAgent or Intent.Greeting
            or Intent.Thanks or Intent.Goodbye or Intent.Affirm or Intent.Deny or Intent.OutOfScope => null,
    };
}
