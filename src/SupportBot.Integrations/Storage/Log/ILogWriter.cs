namespace SupportBot.Integrations.Storage.Log;

/// <summary>Carries out appends, many of them in one commit where they come together.</summary>
internal interface ILogWriter
{
    /// <returns>What it came to, once that is durable.</returns>
    Task<AppendOutcome> WriteAsync(LogAppend append, CancellationToken cancellation);
}
