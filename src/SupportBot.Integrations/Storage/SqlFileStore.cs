using System.Buffers.Text;
using System.Security.Cryptography;
using Dapper;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage;

/// <summary>
/// What customers sent, whole or not at all as the log is. In SQLite in a file of its own, so that ten megabytes on their way to the disk keep
/// nobody's message waiting. A file in a row has no path that a name could escape from.
/// </summary>
internal sealed class SqlFileStore(ISqlDatabase database, TimeProvider clock) : IFileStore
{
    public Task<MessageAttachment> SaveAsync(
        ConversationId conversation, string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        SaveOnceAsync(conversation, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), name, contentType, content, cancellation);

    public async Task<MessageAttachment> SaveOnceAsync(
        ConversationId conversation, string fileId, string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var row = new
        {
            Id = fileId,
            Conversation = conversation.Value,
            Name = name,
            ContentType = contentType,
            Size = content.Length,
            At = StoredTime.Write(clock.GetUtcNow()),
            Content = content.ToArray(),
        };
        var isNew = await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(StorageSql.AddFile, row, transaction), cancellation) > 0;
        if (isNew) return new MessageAttachment(fileId, name, contentType, content.Length);
        return (await OpenAsync(conversation, fileId, cancellation))?.About ?? throw new InvalidOperationException("This name is a file of another conversation.");
    }

    public Task<StoredFile?> OpenAsync(ConversationId conversation, string fileId, CancellationToken cancellation) =>
        database.ReadAsync(async connection =>
        {
            var row = await connection.QuerySingleOrDefaultAsync<FileRow>(StorageSql.FindFile, new { Id = fileId, Conversation = conversation.Value });
            return row is null ? null : new StoredFile(new MessageAttachment(fileId, row.Name, row.ContentType, row.Content.Length), row.Content);
        }, cancellation);

    public Task<long> SizeOfAsync(ConversationId conversation, CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.QuerySingleAsync<long>(StorageSql.SizeOfFiles, new { Conversation = conversation.Value }), cancellation);

    public Task EraseAsync(ConversationId conversation, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(StorageSql.EraseFiles, new { Conversation = conversation.Value }, transaction), cancellation);

    private sealed record FileRow
    {
        public string Name { get; init; } = "";
        public string ContentType { get; init; } = "";
        public byte[] Content { get; init; } = [];
    }
}
