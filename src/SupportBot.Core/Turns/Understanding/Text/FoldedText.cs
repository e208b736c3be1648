namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>
/// A text as the stages read it: compatibility forms, case, width, dashes and quotes folded, invisible characters gone. Every character
/// remembers which part of the original it came from, so that what is found in it can be pointed out in the customer's own words.
/// </summary>
internal sealed class FoldedText(string text, int[] starts, int[] ends)
{
    public string Text => text;

    /// <summary>The part of the original that a part of <see cref="Text"/> came from.</summary>
    public (int Start, int Length) Original(int start, int end) => (starts[start], ends[end - 1] - starts[start]);
}
