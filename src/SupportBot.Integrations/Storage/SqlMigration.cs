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
public sealed record SqlMigration(string Area, int Number, string Sql)
{
    internal const string Sqlite = "Sqlite", Postgres = "Postgres";

    /// <summary>The scripts embedded in an assembly as <c>…Migrations.&lt;kind&gt;.&lt;area&gt;-&lt;number&gt;.sql</c>.</summary>
    /// <param name="kind">Of the database.</param>
    public static IReadOnlyList<SqlMigration> Embedded(Assembly assembly, string kind, string area)
    {
        var start = $".Migrations.{kind}.{area}-";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(start, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => new SqlMigration(area, NumberIn(name, start), Text(assembly, name)))
            .OrderBy(migration => migration.Number)];
    }

    /// <summary>Those of an area that are still to be applied, in order.</summary>
    /// <exception cref="InvalidDataException">The database has steps that this program does not know.</exception>
    internal static IReadOnlyList<SqlMigration> Missing(IGrouping<string, SqlMigration> area, long applied)
    {
        var newest = area.Max(migration => migration.Number);
        if (applied > newest)
            throw new InvalidDataException(FormattableString.Invariant(
                $"The database was written by a newer version of this program ({area.Key} {applied}; this one knows {newest}). Start that version, or name another data directory or database."));
        return [.. area.Where(migration => migration.Number > applied).OrderBy(migration => migration.Number)];
    }

    private static int NumberIn(string name, string start) => int.Parse(
        name[(name.IndexOf(start, StringComparison.Ordinal) + start.Length)..^".sql".Length], NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
