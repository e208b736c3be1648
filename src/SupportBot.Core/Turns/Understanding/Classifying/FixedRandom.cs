namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>A xorshift generator of our own: model files must not change with the framework's.</summary>
internal sealed class FixedRandom(uint seed)
{
    private uint state = seed;

    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = (int)(Next() % (uint)(i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private uint Next()
    {
        state ^= state << 13;
        state ^= state >> 17;
        return state ^= state << 5;
    }
}
