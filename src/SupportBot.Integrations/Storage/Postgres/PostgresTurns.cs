using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>
/// Of this node's callers who write about the same thing one goes on at a time, and the others wait without a connection. When one finds the
/// database away, those behind it are told so and do not find out again one after the other. Things may share a place: they only wait longer.
/// </summary>
internal sealed class PostgresTurns : IDisposable
{
    private const int Places = 64;

    private readonly Place[] _places = [.. Enumerable.Range(0, Places).Select(_ => new Place())];

    /// <exception cref="LogUnavailableException">The database is away, for this caller or one that it waited for.</exception>
    public async Task<T> TakeAsync<T>(string about, Func<Task<T>> write, CancellationToken cancellation)
    {
        var place = _places[(uint)about.GetHashCode(StringComparison.Ordinal) % Places];
        var failed = Volatile.Read(ref place.Failed);
        await place.Gate.WaitAsync(cancellation);
        try
        {
            if (failed != Volatile.Read(ref place.Failed)) throw new LogUnavailableException(place.Away!.Message, place.Away);
            return await write();
        }
        catch (LogUnavailableException away) when (away.InnerException != place.Away)
        {
            place.Away = away;
            Interlocked.Increment(ref place.Failed);
            throw;
        }
        finally
        {
            place.Gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var place in _places) place.Dispose();
    }

    private sealed class Place : IDisposable
    {
        public readonly SemaphoreSlim Gate = new(1);
        public LogUnavailableException? Away;
        public int Failed;

        public void Dispose() => Gate.Dispose();
    }
}
