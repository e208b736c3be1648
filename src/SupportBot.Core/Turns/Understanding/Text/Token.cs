namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>A word, or one character of a script that writes without spaces.</summary>
/// <param name="Start">Offset in the folded text.</param>
/// <param name="Text">The word with letters stretched for effect shortened to two: "pleaaase", "pleaase".</param>
internal readonly record struct Token(int Start, int End, string Text, bool IsUnspaced)
{
    /// <summary>Whether more stands between than one word is away from the next: a comma, or any gap where words are written together.</summary>
    public bool IsCutFrom(Token before) => Start - before.End > (IsUnspaced && before.IsUnspaced ? 0 : 1);

    public bool IsNumber => char.IsAsciiDigit(Text[0]) && Text.All(char.IsAsciiDigit);

    /// <summary>Whether an order number or the like stood here.</summary>
    public bool IsMask => char.GetUnicodeCategory(Text[0]) == System.Globalization.UnicodeCategory.PrivateUse;
}
