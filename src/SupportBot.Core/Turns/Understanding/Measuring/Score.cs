namespace SupportBot.Core.Turns.Understanding.Measuring;

/// <summary>Counts of what was found rightly, found wrongly, and missed.</summary>
public readonly record struct Score(int Right, int Wrong, int Missed)
{
    /// <summary>0 to 1; 1 where there was nothing to find and nothing was found.</summary>
    public double F1 => Right + Wrong + Missed == 0 ? 1 : 2.0 * Right / (2 * Right + Wrong + Missed);

    public static Score operator +(Score left, Score right) => new(left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed);

    public static Score Add(Score left, Score right) => left + right;
}
