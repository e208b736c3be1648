using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns;

/// <summary>What came in for one conversation since its last turn began.</summary>
internal sealed class PendingTurn(DateTimeOffset at, Acceptance? came)
{
    private readonly Lock gate = new();
    private DateTimeOffset first = at, last = at;
    private readonly List<Acceptance> accepted = came is null ? [] : [came];
    private bool isNew = true, isFinished;

    public Task? Run { get; set; }

    /// <summary>False when the run is over and another must begin.</summary>
    public bool Touch(DateTimeOffset now, Acceptance? came)
    {
        lock (gate)
        {
            if (isFinished) return false;
            if (came is not null) accepted.Add(came);
            (first, last, isNew) = (isNew ? first : now, now, true);
            return true;
        }
    }

    public (DateTimeOffset First, DateTimeOffset Last) Seen()
    {
        lock (gate) return (first, last);
    }

    /// <returns>What was accepted here since the last turn began.</returns>
    public IReadOnlyList<Acceptance> Begin()
    {
        lock (gate)
        {
            isNew = false;
            Acceptance[] came = [.. accepted];
            accepted.Clear();
            return came;
        }
    }

    public bool TryFinish(Action remove)
    {
        lock (gate)
        {
            if (isNew) return false;
            isFinished = true;
            remove();
            return true;
        }
    }
}
