namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>A xorshift generator of our own: model files must not change with the framework's.</summary>
internal sealed class FixedRandom(uint seed)
{
    private uint state = seed;

    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>From 0 up to, not with, <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (uint)end);

    private uint Next()
    {
        state ^= state << 13;
        state ^= state >> 17;
        return state ^= state << 5;
    }
}
