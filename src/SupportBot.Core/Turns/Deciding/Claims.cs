using SupportBot.Core.Orders;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Notes what a message says of itself: its language, an order's number, a contact. Nothing of it is believed yet.</summary>
internal static class Claims
{
    private const int LongestNumber = 40;

    public static DialogueState Note(DialogueState state, UnderstoodMessage understood, string text)
    {
        var number = understood.First(EntityKind.OrderNumber) ?? BareAnswer(state, text);
        return state with
        {
            Language = understood.IsLanguageSpoken ? understood.Language : state.Language,
            ClaimedContact = understood.First(EntityKind.Email) ?? understood.First(EntityKind.Phone) ?? state.ClaimedContact,
            ClaimedOrder = number ?? state.ClaimedOrder,
            Proof = number is not null && IsOther(state.Proof, number) ? null : state.Proof,
            Errand = number is not null && IsOther(state.Proof, number) ? Fresh(state.Errand) : state.Errand,
        };
    }

    // Items, decision and confirmation belong to the order before; what the customer wants does not.
    private static Errand? Fresh(Errand? errand) => errand is null ? null : new Errand(errand.Goal) { Reason = errand.Reason, Words = errand.Words, TimesAsked = errand.TimesAsked };

    private static bool IsOther(OrderProof? proof, string number) => proof is not null && OrderNumber.Normal(proof.OrderNumber) != OrderNumber.Normal(number);

    // Asked for the number, people send shapes that no rule knows: one word with a digit in it is taken for it.
    private static string? BareAnswer(DialogueState state, string text)
    {
        if (state.Asked != Question.OrderNumber) return null;
        var word = text.Trim();
        return word.Length is > 2 and <= LongestNumber && !word.Any(char.IsWhiteSpace) && word.Any(char.IsDigit) && !word.Contains('@', StringComparison.Ordinal)
            ? OrderNumber.Normal(word) : null;
    }
}
