namespace SupportBot.Bench;

/// <summary>Hands out what customers are going to say: every market in turn, every other customer opens a return of an order of their own.</summary>
internal sealed class Stories(BenchOrders orders)
{
    private int told = -1;
    private int surprises;

    /// <summary>Answers that were not what the story expects.</summary>
    public int Surprises => surprises;
    public string LastSurprise { get; private set; } = "";

    public Part Next()
    {
        var number = Interlocked.Increment(ref told);
        var story = Story.All[number % Story.All.Count];
        var own = number / Story.All.Count % 2 == 1 ? orders.Take(story.Market) : null;
        return new Part(story, $"{own ?? story.Order} {story.Email}", [.. story.Asks, .. own is null ? story.Leaves : story.Opens]);
    }

    public void Surprise(Line line)
    {
        Interlocked.Increment(ref surprises);
        LastSurprise = line.Says;
    }
}

/// <summary>What one customer says, from first to last.</summary>
/// <param name="Proof">Number and contact of the order they speak of.</param>
internal sealed record Part(Story Story, string Proof, IReadOnlyList<Line> Lines)
{
    public string Words(Line line) => line.Says.Replace("{order}", Proof, StringComparison.Ordinal);
}
