using Microsoft.Data.Sqlite;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>A write in the writer's queue. Its task completes when the commit that holds it is durable, or with why it is not.</summary>
internal abstract class PendingWrite(CancellationToken cancellation)
{
    public bool IsCancelled => cancellation.IsCancellationRequested;

    public abstract void Run(KeptConnection connection, SqliteTransaction transaction);

    public abstract void Complete();

    public abstract void Fail(Exception error);

    public abstract void Cancel();
}

internal sealed class PendingWrite<T>(Func<KeptConnection, SqliteTransaction, T> write, CancellationToken cancellation) : PendingWrite(cancellation)
{
    private readonly CancellationToken _cancellation = cancellation;
    // The writer goes on with the next batch; callers go on elsewhere.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override void Run(KeptConnection connection, SqliteTransaction transaction) => _result = write(connection, transaction);

    public override void Complete() => _done.TrySetResult(_result!);

    public override void Fail(Exception error) => _done.TrySetException(error);

    public override void Cancel() => _done.TrySetCanceled(_cancellation);
}
