namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log back into the database beside the writer, who would stop for it otherwise: 16 MB take longer than a customer's
/// turn should. What was appended during the copying is copied in a next pass, which has less to do, until the little that is left is the
/// writer's own to finish. When nothing is left, the log is begun anew.
/// </summary>
internal sealed class SqliteCheckpoint(Func<KeptConnection> open) : IAsyncDisposable
{
    // In so many writes many changes of a page become one. About 16 MB of usual chats.
    private const int EveryWrites = 1000;
    // Pages that the writer copies between two commits without anybody noticing.
    private const int Few = 256;
    // In a flood every pass leaves as much as was written during it.
    private const int MostPasses = 4;

    /// <summary>Never waits for readers or the writer. Answers: 0, pages in the log, pages of them that are copied.</summary>
    private const string Copy = "pragma wal_checkpoint(passive)";

    private Task<bool> _copying = Task.FromResult(false);
    private int _writes;

    /// <summary>To be called by the writer between two of its transactions.</summary>
    public async Task AfterAsync(int writes, KeptConnection connection)
    {
        _writes += writes;
        // It is never waited for.
        if (!_copying.IsCompleted) return;
        if (await _copying)
        {
            _copying = Task.FromResult(false);
            Pass(connection);
        }
        else if (_writes >= EveryWrites)
        {
            _writes = 0;
            _copying = Task.Run(CopyBeside);
        }
    }

    public async ValueTask DisposeAsync() => await _copying;

    // False when nothing could be copied. Whatever goes wrong here the writer meets too, and says: it copies by itself once the log is long.
    private bool CopyBeside()
    {
        try
        {
            using var connection = open();
            for (var pass = 0; pass < MostPasses; pass++)
            {
                if (Pass(connection) is not { } left) return false;
                if (left <= Few) break;
            }
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <returns>Pages that are still to be copied; null when another program is copying.</returns>
    private static long? Pass(KeptConnection connection)
    {
        using var copy = connection.CreateCommand();
        copy.CommandText = Copy;
        using var told = copy.ExecuteReader();
        return told.Read() && told.GetInt64(0) == 0 ? told.GetInt64(1) - told.GetInt64(2) : null;
    }
}
