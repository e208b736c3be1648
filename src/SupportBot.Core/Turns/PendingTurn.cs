namespace SupportBot.Core.Turns;

/// <summary>What came in for one conversation since its last turn began.</summary>
internal sealed class PendingTurn(DateTimeOffset at)
{
    private readonly Lock gate = new();
    private DateTimeOffset first = at, last = at;
    private bool isNew = true, isFinished;

    public Task? Run { get; set; }

    /// <summary>False when the run is over and another must begin.</summary>
    public bool Touch(DateTimeOffset now)
    {
        lock (gate)
        {
            if (isFinished) return false;
            (first, last, isNew) = (isNew ? first : now, now, true);
            return true;
        }
    }

    public (DateTimeOffset First, DateTimeOffset Last) Seen()
    {
        lock (gate) return (first, last);
    }

    public void Begin()
    {
        lock (gate) isNew = false;
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
