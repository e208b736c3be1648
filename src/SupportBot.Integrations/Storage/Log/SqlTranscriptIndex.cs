using Dapper;
using SupportBot.Core.Conversations;
using SupportBot.Core.Transcripts;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>Lists and finds conversations by their rows; a taken conversation that moved last stands first among the taken ones.</summary>
internal sealed class SqlTranscriptIndex(ISqlDatabase database, SaidIndex said) : ITranscriptIndex
{
    public async Task<TranscriptPage> SearchAsync(TranscriptQuery query, CancellationToken cancellation)
    {
        if (query.Text is not null) await said.CatchUpAsync(cancellation);
        return await database.ReadAsync(async connection =>
        {
            var filter = TranscriptFilter.For(query, database.Dialect);
            var rows = await connection.QueryAsync<ConversationRow>(
                StorageSql.PageOfConversations + filter.Where + StorageSql.PageOrder, filter.Parameters);
            var total = await connection.QuerySingleAsync<int>(StorageSql.CountConversations + filter.Where, filter.Parameters);
            return new TranscriptPage([.. rows.Select(row => row.ToSummary())], total);
        }, cancellation);
    }

    public Task<IReadOnlyList<ConversationSummary>> QueueAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ConversationSummary>>(async connection =>
            [.. (await connection.QueryAsync<ConversationRow>(StorageSql.Queue)).Select(row => row.ToSummary())], cancellation);

    public Task<ConversationSummary?> FindAsync(ConversationId id, CancellationToken cancellation) =>
        database.ReadAsync(async connection =>
            (await connection.QuerySingleOrDefaultAsync<ConversationRow>(StorageSql.FindConversation, new { Id = id.Value }))?.ToSummary(), cancellation);
}
