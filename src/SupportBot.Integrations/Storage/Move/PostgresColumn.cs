using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>A column as PostgreSQL's catalogue has it.</summary>
internal sealed record PostgresColumn
{
    private const string Find = """
        select attname as Name, format_type(atttypid, null) as Type, attidentity <> '' as IsIdentity
        from pg_attribute where attrelid = cast(@Table as regclass) and attnum > 0 and not attisdropped
        """;

    public string Name { get; init; } = "";
    public string Type { get; init; } = "";

    /// <summary>Its numbers come from a sequence.</summary>
    public bool IsIdentity { get; init; }

    public bool IsText => Type == "text";

    /// <summary>In ordinal order of their names.</summary>
    public static async Task<IReadOnlyList<PostgresColumn>> OfAsync(NpgsqlConnection connection, ShopTable table) =>
        [.. (await connection.QueryAsync<PostgresColumn>(Find, new { Table = table.Name })).OrderBy(column => column.Name, StringComparer.Ordinal)];

    /// <param name="value">As a snapshot has it.</param>
    public Task WriteAsync(NpgsqlBinaryImporter rows, object? value, CancellationToken cancellation) => value switch
    {
        null => rows.WriteNullAsync(cancellation),
        string text when IsText => rows.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        byte[] content when Type == "bytea" => rows.WriteAsync(content, NpgsqlDbType.Bytea, cancellation),
        long number when Type == "bigint" => rows.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        long number when Type == "integer" => rows.WriteAsync(checked((int)number), NpgsqlDbType.Integer, cancellation),
        long number when Type == "boolean" => rows.WriteAsync(number != 0, NpgsqlDbType.Boolean, cancellation),
        _ => throw new InvalidDataException($"Column {Name} is of type {Type}, which a {value.GetType().Name} cannot become."),
    };

    /// <returns>As a snapshot has it.</returns>
    public static object? Read(object value) => value switch
    {
        DBNull => null,
        bool yes => yes ? 1L : 0L,
        int number => (long)number,
        _ => value,
    };
}
