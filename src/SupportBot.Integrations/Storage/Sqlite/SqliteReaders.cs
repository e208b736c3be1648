using System.Collections.Concurrent;
using System.Data.Common;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Connections for reading that are open already: as many as were ever needed at once, which is at most as many as there are threads.</summary>
internal sealed class SqliteReaders(string connectionString) : IDisposable
{
    private readonly ConcurrentBag<KeptConnection> _idle = [];
    private volatile bool _isClosed;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        var connection = await TakeAsync(cancellation);
        try
        {
            var result = await read(connection);
            _idle.Add(connection);
            connection = null;
            if (_isClosed) Dispose();
            return result;
        }
        finally
        {
            // One that failed may be broken.
            connection?.Dispose();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    private async Task<KeptConnection> TakeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_idle.TryTake(out var idle)) return idle;
        var fresh = new KeptConnection(connectionString);
        try
        {
            await fresh.OpenAsync(cancellation);
            return fresh;
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
    }
}
