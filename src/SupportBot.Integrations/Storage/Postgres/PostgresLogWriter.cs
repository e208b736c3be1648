using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>
/// Appends in lanes. A conversation always takes the same lane of its node, and what waits there together is committed together: two round
/// trips and one fsync for all of it. What another node appends to the same conversation meanwhile is seen behind the lock of its row, or
/// makes the numbers collide, which the tables refuse.
/// </summary>
internal sealed class PostgresLogWriter : ILogWriter, IAsyncDisposable
{
    private const int Lanes = 2;

    private readonly PostgresLane[] _lanes;

    public PostgresLogWriter(PostgresDatabase database, TimeProvider clock) =>
        _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new PostgresLane(database, clock))];

    public Task<AppendOutcome> WriteAsync(LogAppend append, CancellationToken cancellation) =>
        _lanes[(uint)append.Conversation.GetHashCode(StringComparison.Ordinal) % Lanes].WriteAsync(append, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) await lane.DisposeAsync();
    }
}
