using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Core.Orders;

/// <summary>Whether what a customer typed is the whole e-mail or phone number on the order. A few last digits are no proof.</summary>
public static class ContactProof
{
    private const int ShortestPhone = 8;

    public static bool Matches(OrderCustomer customer, string contact) =>
        contact.Contains('@', StringComparison.Ordinal)
            ? customer.Email is { } email && Same(email.Trim().ToLowerInvariant(), contact.Trim().ToLowerInvariant())
            : customer.Phone is { } phone && SamePhone(phone, contact);

    // 0812… at home is +62812… abroad: one must end with the other, less the trunk zero, and enough digits must agree.
    private static bool SamePhone(string onOrder, string typed)
    {
        var (ours, theirs) = (Digits(onOrder), Digits(typed).TrimStart('0'));
        if (theirs.Length < ShortestPhone || ours.Length < theirs.Length) return false;
        var countryCodeLength = ours.Length - theirs.Length;
        return countryCodeLength <= 3 && Same(ours[countryCodeLength..], theirs);
    }

    private static string Digits(string text) => string.Concat(
        OrderNumber.Compatible(text).Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
