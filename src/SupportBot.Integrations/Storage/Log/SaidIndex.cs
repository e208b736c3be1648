using Dapper;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>
/// The index of what was said, where it lags behind: many texts at once cost it half of what they cost one by one. A search brings it up first, so
/// nothing is ever missing from what is found.
/// </summary>
internal sealed partial class SaidIndex(ISqlDatabase database, TimeProvider clock, ILogger<SaidIndex>? logger = null)
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(1);
    private int _isDue;

    /// <summary>Something was said: it will be in the index soon.</summary>
    public void Grew()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0) _ = LaterAsync();
    }

    /// <summary>A store that cannot be written now is searched as far as it is indexed.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        if (database.Dialect.IndexSaid is not { } sql) return;
        try
        {
            while (await database.WriteAsync((connection, transaction) => connection.QueryFirstOrDefaultAsync<long?>(sql, transaction: transaction), cancellation) is not null) { }
        }
        catch (LogUnavailableException) { }
    }

    private async Task LaterAsync()
    {
        await Task.Delay(Lag, clock);
        Volatile.Write(ref _isDue, 0);
        try
        {
            await CatchUpAsync(CancellationToken.None);
        }
        // The next thing that is said tries again, and so does a search, which fails then where somebody sees it.
        catch (Exception wrong)
        {
            if (logger is not null) IndexBehind(logger, wrong.GetType().Name, wrong.StackTrace);
        }
    }

    // Kind and place, never the message: it may quote what was said.
    [LoggerMessage(Level = LogLevel.Error, Message = "The index of what was said cannot be brought up to date ({Kind}): transcripts cannot be searched by words.\n{Place}")]
    private static partial void IndexBehind(ILogger logger, string kind, string? place);
}
