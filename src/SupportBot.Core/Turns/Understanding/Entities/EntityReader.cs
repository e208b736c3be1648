using SupportBot.Core.Orders;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds numbers, addresses and counts by their shape and the words beside them, whatever the language.</summary>
internal sealed class EntityReader(Lexicon lexicon)
{
    public EntityScan Read(FoldedText text, string original)
    {
        var scan = new EntityScan(text);
        scan.Take(EntityKind.Email, Shapes.Email, match => match.Value);
        scan.Hide(Shapes.Link);
        scan.Take(EntityKind.Rma, Shapes.Rma, ReadRma);
        scan.Hide(Shapes.DateOrTime);
        scan.Hide(Shapes.Amount);
        var context = new NumberContext(scan.Masked, lexicon);
        var orders = new OrderNumberReader(scan, context, original);
        orders.ReadShaped();
        PhoneReader.Read(scan, context);
        PhoneReader.ReadNamed(scan, context);
        orders.ReadPlain();
        new QuantityReader(scan, lexicon).Read();
        return scan;
    }

    // Eight letters after "RMA de" may be a word; a code has a digit in it or a dash before it.
    private static string? ReadRma(System.Text.RegularExpressions.Match match)
    {
        var code = match.Groups["code"];
        var isCode = code.Value.Any(char.IsAsciiDigit) || match.Value[code.Index - match.Index - 1] == '-';
        return isCode ? OrderNumber.Normal(match.Value) : null;
    }
}
