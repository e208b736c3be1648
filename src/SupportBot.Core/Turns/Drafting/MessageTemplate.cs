using System.Text;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>
/// One phrase with placeholders, in the part of ICU MessageFormat that translators know: <c>{name}</c>,
/// <c>{n, plural, =0 {none} one {# item} other {# items}}</c>, <c>{payer, select, Seller {we} other {you}}</c>. Parsed once, at load.
/// </summary>
public sealed class MessageTemplate
{
    private readonly IReadOnlyList<Piece> pieces;

    private MessageTemplate(IReadOnlyList<Piece> pieces) => this.pieces = pieces;

    /// <exception cref="FormatException">The braces do not match, or an <c>other</c> case is missing.</exception>
    public static MessageTemplate Parse(string text) => new(new MessageTemplateParser(text).Parse());

    /// <summary>The names that the phrase asks for.</summary>
    public IEnumerable<string> Placeholders => Walk(pieces).Select(piece => piece.Name).OfType<string>().Distinct();

    /// <summary>The words of the phrase itself, in every case of it, without what is filled in.</summary>
    public IEnumerable<string> Literals => Walk(pieces).OfType<Literal>().Select(literal => literal.Text);

    internal string Fill(IFactWriter facts)
    {
        var text = new StringBuilder();
        Write(pieces, facts, number: "", text);
        return text.ToString();
    }

    private static void Write(IReadOnlyList<Piece> pieces, IFactWriter facts, string number, StringBuilder text)
    {
        foreach (var piece in pieces)
            switch (piece)
            {
                case Literal literal: text.Append(literal.Text); break;
                case Hash: text.Append(number); break;
                case Placeholder { Name: { } name }: text.Append(facts.Write(name)); break;
                case Switch { Name: { } name } choice: Write(choice.Case(facts.CasesOf(name, choice.IsPlural)), facts, facts.Write(name), text); break;
            }
    }

    private static IEnumerable<Piece> Walk(IEnumerable<Piece> pieces) =>
        pieces.SelectMany(piece => piece is Switch choice ? choice.Cases.Values.SelectMany(Walk).Prepend(piece) : [piece]);

    internal abstract record Piece(string? Name);

    internal sealed record Literal(string Text) : Piece((string?)null);

    internal sealed record Hash() : Piece((string?)null);

    internal sealed record Placeholder(string Of) : Piece(Of);

    internal sealed record Switch(string Of, bool IsPlural, IReadOnlyDictionary<string, IReadOnlyList<Piece>> Cases) : Piece(Of)
    {
        public IReadOnlyList<Piece> Case(IEnumerable<string> wanted) => Cases[wanted.FirstOrDefault(Cases.ContainsKey) ?? "other"];
    }
}

/// <summary>Supplies a template with the facts of one reply.</summary>
internal interface IFactWriter
{
    string Write(string name);

    /// <summary>Names of cases that fit the fact, best first: <c>=2</c> and <c>one</c> for a plural, the text itself for a select.</summary>
    IEnumerable<string> CasesOf(string name, bool isPlural);
}
