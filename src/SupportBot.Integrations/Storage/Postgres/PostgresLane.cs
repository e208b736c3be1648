using System.Threading.Channels;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>A queue of appends and the one who commits them, as many at once as have come.</summary>
internal sealed class PostgresLane : IAsyncDisposable
{
    private const int LargestBatch = 128;

    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(8 * LargestBatch) { SingleReader = true });
    private readonly PostgresDatabase _database;
    private readonly TimeProvider _clock;
    private readonly Task _draining;

    public PostgresLane(PostgresDatabase database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _draining = Task.Run(DrainAsync);
    }

    public async Task<AppendOutcome> WriteAsync(LogAppend append, CancellationToken cancellation)
    {
        var pending = new PendingAppend(append, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw new LogUnavailableException("The store is closing.", closed);
        }
        return await pending.Task;
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _draining;
    }

    private async Task DrainAsync()
    {
        var batch = new List<PendingAppend>(LargestBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var pending))
                if (!pending.CancelIfAsked()) batch.Add(pending);
            if (batch.Count > 0) await CommitAsync(batch);
        }
    }

    // Whatever goes wrong belongs to the callers; the lane itself must never stop.
    private async Task CommitAsync(List<PendingAppend> batch)
    {
        try
        {
            var outcomes = await WriteAsync(batch);
            for (var at = 0; at < batch.Count; at++) batch[at].Complete(outcomes[at]);
        }
        catch (LogUnavailableException away)
        {
            foreach (var pending in batch) pending.Fail(away);
            FailWaiting(away);
        }
        // What cannot be written must not take the others with it.
        catch (Exception) when (batch.Count > 1)
        {
            foreach (var pending in batch) await CommitAsync([pending]);
        }
        catch (Exception error)
        {
            batch[0].Fail(error);
        }
    }

    // They have waited as long as the batch has, and need not wait for the database's silence once more.
    private void FailWaiting(LogUnavailableException away)
    {
        while (_queue.Reader.TryRead(out var pending)) pending.Fail(away);
    }

    private Task<IReadOnlyList<AppendOutcome>> WriteAsync(List<PendingAppend> batch) => _database.CommitAsync(
        connection => new AppendBatch(connection, [.. batch.Select(pending => pending.Append)], _clock.GetUtcNow()).CommitAsync());
}

/// <summary>An append in a lane. Its task completes when the commit that holds it is durable, or with why it is not.</summary>
internal sealed class PendingAppend(LogAppend append, CancellationToken cancellation)
{
    // The lane goes on with the next batch; callers go on elsewhere.
    private readonly TaskCompletionSource<AppendOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LogAppend Append => append;
    public Task<AppendOutcome> Task => _done.Task;

    public bool CancelIfAsked() => cancellation.IsCancellationRequested && _done.TrySetCanceled(cancellation);

    public void Complete(AppendOutcome outcome) => _done.TrySetResult(outcome);

    public void Fail(Exception error) => _done.TrySetException(error);
}
