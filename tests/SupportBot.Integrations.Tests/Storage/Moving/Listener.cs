using SupportBot.Integrations.Storage.Move;

namespace SupportBot.Integrations.Tests.Storage.Moving;

/// <summary>Listens to a long job, and does something when it has said so many things.</summary>
internal sealed class Listener(int after = int.MaxValue, Action? then = null) : IProgress<TableProgress>
{
    private int _heard;

    public static Listener None => new();

    public void Report(TableProgress value)
    {
        if (Interlocked.Increment(ref _heard) == after) then?.Invoke();
    }
}
