using System.Globalization;
using System.Reflection;

namespace SupportBot.Integrations.Storage;

/// <summary>
/// One numbered step of the database's shape, applied once, at start, in a transaction. Other rooms bring their own: register it as a
/// singleton service, under an area of their own. A step that has been released is never edited; a further number follows it.
/// </summary>
/// <param name="Area">Whose tables, for instance <c>staff</c>; numbers count by area.</param>
/// <param name="Number">From 1.</param>
/// <param name="Sql">One or more statements.</param>
public sealed record SqliteMigration(string Area, int Number, string Sql)
{
    /// <summary>The scripts embedded in an assembly as <c>…Migrations.&lt;area&gt;-&lt;number&gt;.sql</c>.</summary>
    public static IReadOnlyList<SqliteMigration> Embedded(Assembly assembly, string area)
    {
        var start = $".Migrations.{area}-";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(start, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => new SqliteMigration(area, NumberIn(name, start), Text(assembly, name)))
            .OrderBy(migration => migration.Number)];
    }

    private static int NumberIn(string name, string start) => int.Parse(
        name[(name.IndexOf(start, StringComparison.Ordinal) + start.Length)..^".sql".Length], NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
