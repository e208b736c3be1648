namespace SupportBot.Integrations.Redis;

/// <summary>Whether this node hears what others say: one that does not hear its own beat hears nobody.</summary>
internal sealed class FeedHearing
{
    private readonly Lock _lock = new();
    private long _sent, _heard, _needed = 1;

    public bool IsDeaf
    {
        get { lock (_lock) return _heard < _needed; }
    }

    /// <summary>The number of the next beat. When the one before has not been heard, hearing begins anew with this one.</summary>
    public long NextBeat()
    {
        lock (_lock)
        {
            _sent++;
            if (_heard < _sent - 1) _needed = _sent;
            return _sent;
        }
    }

    /// <summary>Something may have been missed; only a beat that is yet to be sent proves the contrary.</summary>
    public void Lose()
    {
        lock (_lock) _needed = _sent + 1;
    }

    /// <summary>True when it could not hear before and can now.</summary>
    public bool Hear(long beat)
    {
        lock (_lock)
        {
            var wasDeaf = _heard < _needed;
            _heard = Math.Max(_heard, beat);
            return wasDeaf && _heard >= _needed;
        }
    }
}
