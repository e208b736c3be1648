namespace SupportBot.Core.Turns.Understanding.Languages;

/// <param name="Tag">The conversation's language from here on, or the best name for one that is not spoken.</param>
/// <param name="ReadAs">The language whose words these are most like; a lone "halo" in an English conversation is still read as Indonesian.</param>
internal readonly record struct LanguageGuess(string Tag, double Confidence, bool IsSpoken, string ReadAs);
