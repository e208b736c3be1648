using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds phone numbers by shape: with a country code, or as people write them at home.</summary>
internal static class PhoneReader
{
    public static void Read(EntityScan scan, NumberContext context)
    {
        foreach (Match run in Shapes.PhoneRun.Matches(scan.Masked))
            foreach (var (start, end) in Pieces(run.Value))
                if (Normal(run.Value[start..end], context, run.Index + start) is { } value)
                    scan.Take(EntityKind.Phone, run.Index + start, run.Index + end, value);
    }

    // Two numbers may stand side by side: of the pieces between spaces, the longest row with a phone's shape is taken.
    private static IEnumerable<(int Start, int End)> Pieces(string run)
    {
        var cuts = Enumerable.Range(1, run.Length - 1).Where(i => run[i] == ' ' && run[i - 1] != ' ').Append(run.Length).ToArray();
        for (var start = 0; start < run.Length;)
        {
            var from = start;
            var end = cuts.Where(cut => cut > from).OrderDescending().FirstOrDefault(cut => HasPhoneShape(run[from..cut]));
            if (end > 0) yield return (start, end);
            var next = end > 0 ? end : cuts.First(cut => cut > from);
            while (next < run.Length && run[next] == ' ') next++;
            start = next;
        }
    }

    private static string? Normal(string piece, NumberContext context, int at)
    {
        // "+49 (0)30": the zero is only dialled at home.
        var digits = Digits(piece.Replace("(0)", "", StringComparison.Ordinal));
        // Ten bare digits are an American phone, unless the words before call them an order.
        if (digits.Length == 10 && piece.Length == 10 && digits[0] != '0' && context.SaysOrderBefore(at)) return null;
        if (piece.Contains('+', StringComparison.Ordinal)) return "+" + digits;
        return digits.StartsWith("00", StringComparison.Ordinal) ? "+" + digits[2..] : digits;
    }

    private static bool HasPhoneShape(string piece)
    {
        var digits = Digits(piece);
        if (piece.Contains('+', StringComparison.Ordinal)) return digits.Length is >= 8 and <= 15;
        if (digits.StartsWith("00", StringComparison.Ordinal)) return digits.Length is >= 10 and <= 17;
        return Shapes.PhoneDigits.IsMatch(digits) || Shapes.AmericanPhone.IsMatch(piece.Trim());
    }

    /// <summary>Numbers without a phone's shape, but with the word beside them.</summary>
    public static void ReadNamed(EntityScan scan, NumberContext context)
    {
        foreach (Match run in Shapes.PhoneRun.Matches(scan.Masked))
            if (Digits(run.Value).Length is >= 7 and <= 15 && context.SaysPhoneBefore(run.Index))
                scan.Take(EntityKind.Phone, run.Index, run.Index + run.Length, Digits(run.Value));
    }

    private static string Digits(string piece) => string.Concat(piece.Where(char.IsAsciiDigit));
}
