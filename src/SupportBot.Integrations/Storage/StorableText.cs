using System.Data;
using System.Text;
using Dapper;

namespace SupportBot.Integrations.Storage;

/// <summary>
/// Texts as both databases can hold them. PostgreSQL's know no NUL, and half of a surrogate pair is no UTF-8: each becomes U+FFFD, in what is
/// stored as in what is looked for. So nothing that a stranger types is an error, and both databases find the same. What customers wrote is
/// JSON and keeps every character.
/// </summary>
internal sealed class StorableText : SqlMapper.ITypeHandler
{
    /// <summary>Has every statement's text parameters pass through here.</summary>
    public static void Register()
    {
        // Dapper asks handlers only about types that it has no map for.
        SqlMapper.RemoveTypeMap(typeof(string));
        SqlMapper.AddTypeHandler(typeof(string), new StorableText());
    }

    public static string Of(string text) => text.AsSpan().IndexOf('\0') < 0 && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? Rune.ReplacementChar : rune));

    public void SetValue(IDbDataParameter parameter, object value)
    {
        // A null has a type too: PostgreSQL asks for it.
        parameter.DbType = DbType.String;
        parameter.Value = value is string text ? Of(text) : value;
    }

    public object? Parse(Type destinationType, object value) => value as string;
}
