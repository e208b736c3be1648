namespace SupportBot.Core.Conversations;

/// <summary>Keeps what customers send, photos and papers, and the documents they are given. Names are random; what a customer called a file is only ever a label.</summary>
public interface IFileStore
{
    /// <summary>Durable when the task completes.</summary>
    Task<MessageAttachment> SaveAsync(ConversationId conversation, string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The same under a name that the caller makes and nobody can guess: a second call changes nothing and answers the file of the first.</summary>
    Task<MessageAttachment> SaveOnceAsync(
        ConversationId conversation, string fileId, string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The content, or null when there is no such file in that conversation.</summary>
    Task<StoredFile?> OpenAsync(ConversationId conversation, string fileId, CancellationToken cancellation);

    /// <summary>Bytes that a conversation's files take together, for its quota.</summary>
    Task<long> SizeOfAsync(ConversationId conversation, CancellationToken cancellation);

    /// <summary>Deletes all files of a conversation for good.</summary>
    Task EraseAsync(ConversationId conversation, CancellationToken cancellation);
}

public sealed record StoredFile(MessageAttachment About, byte[] Content);
