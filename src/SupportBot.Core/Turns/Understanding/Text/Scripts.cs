using System.Globalization;

namespace SupportBot.Core.Turns.Understanding.Text;

internal enum Script { None, Latin, Cyrillic, Arabic, Han, Kana, Hangul, Thai, Other }

internal static class Scripts
{
    public static Script Of(char c) => c switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Script.Latin,
        < '\u00AA' => Script.None,
        '\u00D7' or '\u00F7' => Script.None,
        <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => Script.Latin,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0600' and <= '\u077F' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => Script.Arabic,
        >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => Script.Han,
        >= '\u3041' and <= '\u30FA' => Script.Kana,
        >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' => Script.Hangul,
        >= '\u0E01' and <= '\u0E5B' => Script.Thai,
        _ => char.IsLetter(c) ? Script.Other : Script.None,
    };

    /// <summary>Whether words of this character's script are written without spaces between them.</summary>
    public static bool IsUnspaced(char c) => Of(c) switch
    {
        Script.Han or Script.Kana or Script.Thai => true,
        Script.Other => c is >= '\u0E80' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF',
        _ => c == '\u30FC',
    };

    public static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
