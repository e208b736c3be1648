using System.Text;

namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>Words without their accents, as people type in a hurry: "zuruck" is "zurück".</summary>
internal static class Plain
{
    public static string Of(string word)
    {
        if (!word.AsSpan().ContainsAnyExceptInRange('\0', '\u007F')) return word;
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
            if (c == 'ß') plain.Append("ss");
            else if (!Scripts.IsMark(c)) plain.Append(c);
        return plain.Length == 0 ? word : plain.ToString();
    }
}
