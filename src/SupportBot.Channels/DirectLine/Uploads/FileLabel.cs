using System.Globalization;

namespace SupportBot.Channels.DirectLine.Uploads;

/// <summary>A customer's file name as a label: no folders, no control or direction-changing characters, of bearable length.</summary>
internal static class FileLabel
{
    private const int Longest = 120;

    public static string Of(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.EnumerateRunes().Where(IsPlain).Select(rune => rune.ToString())).Trim();
        if (clean.Length > Longest) clean = Shorten(clean);
        return clean.Trim('.').Length == 0 ? "file" : clean;
    }

    private static bool IsPlain(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Shorten(string name)
    {
        var extension = Path.GetExtension(name) is { Length: <= 10 } end ? end : "";
        var cut = Longest - extension.Length;
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[cut - 1]) ? cut - 1 : cut), extension);
    }
}
