namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Texts are found by FTS5's trigrams; a term is quoted as one of its strings, so that nothing in it is an operator.</summary>
internal static class SqliteDialect
{
    // A piece keeps those who write meanwhile waiting, for some milliseconds.
    private const string IndexSaid = """
        insert into said_index (rowid, text) select id, text from said where id > (select id from said_indexed) order by id limit 200;
        update said_indexed set id = (select max(id) from (select id from said where id > said_indexed.id order by id limit 200))
        where id < (select max(id) from said)
        returning id
        """;

    /// <summary>Makes the whole index anew.</summary>
    public const string IndexAll = """
        insert into said_index (said_index) values ('rebuild');
        update said_indexed set id = (select coalesce(max(id), 0) from said)
        """;

    private const string EraseSaid = """
        insert into said_index (said_index, rowid, text)
        select 'delete', s.id, s.text from entries e join said s on s.id = e.id where e.conversation = @Conversation and s.id <= (select id from said_indexed);
        delete from said where id in (select id from entries where conversation = @Conversation);
        """;

    public static SqlDialect Value { get; } = new(
        SaidByPart: "select e.conversation from said_index join entries e on e.id = said_index.rowid where said_index match @{0}",
        SaidByScan: "select e.conversation from said join entries e on e.id = said.id where instr(said.text, @{0}) > 0",
        Quote: term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        EraseSaid, IndexSaid);
}
