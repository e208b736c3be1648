using Npgsql;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>Brings a whole shop from a data folder into PostgreSQL, as far as it is not there yet.</summary>
internal sealed class PostgresArrivals : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly NpgsqlConnection _connection;

    private PostgresArrivals(string connectionString, NpgsqlConnection connection, Arrival arrival, ArrivalState found) =>
        (_connectionString, _connection, Arrival, Found) = (connectionString, connection, arrival, found);

    public Arrival Arrival { get; }
    public ArrivalState Found { get; }

    /// <param name="id">Of the move, or of the backup.</param>
    /// <exception cref="StorageRefusedException">It is no place for this shop.</exception>
    public static async Task<PostgresArrivals> OpenAsync(string connectionString, string id, TimeProvider clock, CancellationToken cancellation)
    {
        var connection = await PostgresLine.OpenAsync(connectionString, cancellation);
        try
        {
            var arrival = new Arrival(connection, id);
            var found = await arrival.FindAsync();
            // Not before it is known to be no other shop's.
            await StorageMigration.PostgresAsync(connectionString, clock, cancellation);
            return new PostgresArrivals(connectionString, connection, arrival, found);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task CopyAsync(FolderSnapshot from, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        if (Found == ArrivalState.None) await Arrival.BeginAsync();
        foreach (var table in ShopTable.All) await ArrivingTable.CopyAsync(from, _connection, table, progress, cancellation);
        await Arrival.SettleAsync(cancellation);
    }

    /// <summary>What has come.</summary>
    public Task<PostgresSnapshot> LookAsync(CancellationToken cancellation) => PostgresSnapshot.OpenAsync(_connectionString, cancellation, isArriving: true);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
