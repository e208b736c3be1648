using System.Text;

namespace SupportBot.Core.Orders;

/// <summary>Order numbers as people type them: spaces, dashes, case, full-width digits and a leading # do not count.</summary>
public static class OrderNumber
{
    public static string Normal(string number) => string.Concat(
        Compatible(number).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    // Only letters and digits count, so what no normal form exists for (lone surrogates, noncharacters) can go first.
    internal static string Compatible(string text) => string.Concat(
        text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE)).Normalize(NormalizationForm.FormKC);
}
