using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>How things with a fixed form look in folded text. Every repetition is bounded, so that time stays linear.</summary>
internal static partial class Shapes
{
    [GeneratedRegex(@"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![a-z0-9-])", RegexOptions.CultureInvariant)]
    public static partial Regex Email { get; }

    [GeneratedRegex(@"(?:https?://|www\.)[^\s]{1,500}", RegexOptions.CultureInvariant)]
    public static partial Regex Link { get; }

    [GeneratedRegex(@"(?<![a-z0-9])rma[ \-_:#]{0,3}(?<market>[a-z]{2})[ \-_]{0,3}(?<code>[0-9a-z]{8}|[0-9a-z]{4}[ \-][0-9a-z]{4})(?![0-9a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex Rma { get; }

    [GeneratedRegex(@"(?<![0-9]|[0-9][-.])(?:[0-9]{4} ?[-/.年] ?[0-9]{1,2} ?[-/.月] ?[0-9]{1,2}日?|[0-9]{1,2}[-/.] ?[0-9]{1,2}[-/.] ?(?:[0-9]{4}|[0-9]{2})|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9])", RegexOptions.CultureInvariant)]
    public static partial Regex DateOrTime { get; }

    [GeneratedRegex(@"(?<![0-9])[0-9][0-9.,]{0,6} ?[%٪]", RegexOptions.CultureInvariant)]
    public static partial Regex Percentage { get; }

    [GeneratedRegex(@"(?<![0-9a-z])[0-9]{3}[- ][0-9]{7}[- ][0-9]{7}(?![0-9a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex AmazonOrder { get; }

    [GeneratedRegex(@"(?<![0-9a-z\-])(?<prefix>[a-z]{2,4})(?<gap> ?[-_/] ?| ?)#?(?<digits>[0-9]{4,8})(?![0-9a-z]|[-.,/][0-9])", RegexOptions.CultureInvariant)]
    public static partial Regex PrefixedOrder { get; }

    [GeneratedRegex(@"# ?(?<digits>[0-9]{3,19})(?![0-9a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex HashOrder { get; }

    /// <summary>A day and a code, as Shopee has them; with a blank or dash in between only where the code is not a mere word or number.</summary>
    [GeneratedRegex(@"(?<![0-9a-z])(?:# ?)?2[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-9a-z]{6,8}|[ \-](?=[0-9]*[a-z])(?=[a-z]*[0-9])[0-9a-z]{6,8})(?![0-9a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex ShopeeOrder { get; }

    /// <summary>Ozon's 12345678-0001-1, eBay's 12-34567-89012, Rakuten's 123456-20240915-0001234567, Tokopedia's INV/20240915/MPL/1234567890.</summary>
    [GeneratedRegex(@"(?<![0-9a-z\-/])(?:[0-9]{8,10}-[0-9]{4}(?:-[0-9]{1,2})?|[0-9]{2}-[0-9]{5}-[0-9]{5}|[0-9]{6}-20[0-9]{6}-[0-9]{8,10}|inv/20[0-9]{6}/[a-z]{3,4}/[0-9]{6,12})(?![0-9a-z\-/])", RegexOptions.CultureInvariant)]
    public static partial Regex MarketplaceOrder { get; }

    [GeneratedRegex(@"(?<![0-9a-z])(?:\+ ?)?\(?\+?[0-9](?:[ ().\-/]{0,3}[0-9]){6,17}(?![0-9a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex PhoneRun { get; }

    [GeneratedRegex(@"(?<![0-9a-z.,\-/+])[0-9]{15,19}(?![0-9a-z])", RegexOptions.CultureInvariant)]
    public static partial Regex PlatformOrder { get; }

    [GeneratedRegex(@"(?<![0-9a-z+.,\-/])[0-9]{4,14}(?![0-9a-z%]|[.,\-/][0-9])", RegexOptions.CultureInvariant)]
    public static partial Regex BareNumber { get; }

    [GeneratedRegex(@"^(?:\([2-9][0-9]{2}\)[ .\-]{0,2}[0-9]{3}[ .\-]?|[2-9][0-9]{2}[ .\-][0-9]{3}[ .\-]|[2-9][0-9]{2}[2-9][0-9]{2})[0-9]{4}$", RegexOptions.CultureInvariant)]
    public static partial Regex AmericanPhone { get; }

    [GeneratedRegex(@"^(?:08[0-9]{7,11}|01[5-7][0-9]{8,9}|0[1-9][0-9]{7,11}|1[3-9][0-9]{9}|628[0-9]{8,11}|491[5-7][0-9]{8,9}|861[3-9][0-9]{9}|1[2-9][0-9]{2}[2-9][0-9]{6}|[78]9[0-9]{9})$", RegexOptions.CultureInvariant)]
    public static partial Regex PhoneDigits { get; }
}
