namespace SupportBot.Core.Turns.Guarding;

/// <summary>Whether a draft may go out, and if not, every reason why.</summary>
public sealed record GuardVerdict(IReadOnlyList<GuardFinding> Findings)
{
    public static readonly GuardVerdict Clean = new([]);

    public bool IsAllowed => Findings.Count == 0;
}

public enum GuardRule { UnfoundedNumber, UnfoundedContact, UnfoundedLink, WrongLanguage, Markup, Empty, TooLong }

/// <param name="Evidence">The piece of the draft that was found; staff see it.</param>
public sealed record GuardFinding(GuardRule Rule, string Evidence);
