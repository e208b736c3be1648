namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Texts are found by FTS5's trigrams; a term is quoted as one of its strings, so that nothing in it is an operator.</summary>
internal static class SqliteDialect
{
    public static SqlDialect Value { get; } = new(
        SaidByPart: "select e.conversation from said join entries e on e.id = said.rowid where said match @{0}",
        SaidByScan: "select e.conversation from said join entries e on e.id = said.rowid where instr(said.text, @{0}) > 0",
        Quote: term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        EraseSaid: "delete from said where rowid in (select id from entries where conversation = @Conversation);");
}
