using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>Carries out appends, many of them in one commit where they come together.</summary>
internal interface ILogWriter
{
    /// <returns>What <see cref="AppendOutcome.Entries"/> says, once it is durable.</returns>
    Task<IReadOnlyList<LogEntry>?> WriteAsync(LogAppend append, CancellationToken cancellation);
}
