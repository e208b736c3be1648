using SupportBot.Core.Orders;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds numbers, addresses and counts by their shape and the words beside them, whatever the language.</summary>
internal sealed class EntityReader(Lexicon lexicon)
{
    /// <summary>Begins with e-mail addresses and links, whose words are of no language.</summary>
    public static EntityScan Open(FoldedText text)
    {
        var scan = new EntityScan(text);
        if (text.Text.Contains('@', StringComparison.Ordinal)) scan.Take(EntityKind.Email, Shapes.Email, match => match.Value);
        if (text.Text.Contains("://", StringComparison.Ordinal) || text.Text.Contains("www.", StringComparison.Ordinal)) scan.Hide(Shapes.Link);
        return scan;
    }

    /// <summary>Reads on by the words of a language.</summary>
    public void Read(EntityScan scan, string original)
    {
        if (scan.Masked.Contains("rma", StringComparison.Ordinal)) scan.Take(EntityKind.Rma, Shapes.Rma, ReadRma);
        if (scan.Masked.AsSpan().ContainsAnyInRange('0', '9')) ReadNumbers(scan, original);
        new MentionReader(scan, lexicon).Read();
        new QuantityReader(scan, lexicon).Read();
    }

    private void ReadNumbers(EntityScan scan, string original)
    {
        AmountReader.Read(scan);
        DateReader.Read(scan);
        scan.Hide(Shapes.DateOrTime);
        scan.Hide(Shapes.Percentage);
        TrackingReader.Read(scan, new NumberContext(scan, lexicon));
        var context = new NumberContext(scan, lexicon);
        var orders = new OrderNumberReader(scan, context, original);
        orders.ReadShaped();
        PhoneReader.Read(scan, context);
        PhoneReader.ReadNamed(scan, context);
        orders.ReadPlain();
    }

    // Eight letters after "RMA de" may be a word; a code has a digit in it or a dash before it.
    private static string? ReadRma(System.Text.RegularExpressions.Match match)
    {
        var code = match.Groups["code"];
        var isCode = code.Value.Any(char.IsAsciiDigit) || match.Value[code.Index - match.Index - 1] == '-';
        return isCode ? OrderNumber.Normal(match.Value) : null;
    }
}
