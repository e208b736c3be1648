namespace SupportBot.Core.Turns.Guarding;

/// <summary>Whether a draft may go out, and if not, every reason why.</summary>
public sealed record GuardVerdict(IReadOnlyList<GuardFinding> Findings)
{
    public static readonly GuardVerdict Clean = new([]);

    public bool IsAllowed => Findings.Count == 0;
}

/// <summary>Missing: a statement does not stand in the text as it was decided. Content: kind words say what only a decision may.</summary>
public enum GuardRule { UnfoundedNumber, UnfoundedContact, UnfoundedLink, WrongLanguage, Markup, Empty, TooLong, Missing, Content, HiddenText }

/// <param name="Evidence">The piece of the draft that was found; staff see it.</param>
public sealed record GuardFinding(GuardRule Rule, string Evidence);
