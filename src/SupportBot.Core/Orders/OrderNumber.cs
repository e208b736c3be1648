using System.Text;

namespace SupportBot.Core.Orders;

/// <summary>Order numbers as people type them: spaces, dashes, case, full-width digits and a leading # do not count.</summary>
public static class OrderNumber
{
    public static string Normal(string number) => string.Concat(
        number.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
