namespace SupportBot.Core.Turns.Drafting;

/// <summary>What shows a customer that they were understood, around the statements of a reply: feelings, never content.</summary>
/// <param name="Before">One or two short sentences, or nothing.</param>
/// <param name="After">A short sentence, or nothing.</param>
public sealed record KindWords(string Before, string After);
