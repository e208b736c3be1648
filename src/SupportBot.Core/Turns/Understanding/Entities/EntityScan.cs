using System.Text.RegularExpressions;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>
/// One reading of a text for entities. What one shape has taken is masked, so that a later, looser shape cannot take it again.
/// </summary>
internal sealed class EntityScan(FoldedText text)
{
    /// <summary>Stand in for what was found, so that the classifier sees "an order number" and not its digits.</summary>
    public const char OrderMask = '\uE000', ContactMask = '\uE001', RmaMask = '\uE002', OtherMask = '\uE003';

    // More than this in one message is a pasted table; reading it is a person's work.
    private const int MostEntities = 60;

    private readonly char[] work = text.Text.ToCharArray();
    private readonly List<Entity> found = [];

    public IReadOnlyList<Entity> Found => [.. found.OrderBy(entity => entity.Start)];

    public FoldedText Folded => text;

    /// <summary>The text with everything found so far masked.</summary>
    public string Masked => new(work);

    /// <summary>Looks for one shape; <paramref name="read"/> answers the normal form, or null where it is something else after all.</summary>
    public void Take(EntityKind kind, Regex shape, Func<Match, string?> read)
    {
        foreach (Match match in shape.Matches(Masked))
            if (read(match) is { } value) Take(kind, match.Index, match.Index + match.Length, value);
    }

    public void Take(EntityKind kind, int start, int end, string value)
    {
        if (found.Count < MostEntities)
        {
            var (at, length) = text.Original(start, end);
            found.Add(new Entity(kind, at, length, value));
        }
        Array.Fill(work, MaskOf(kind), start, end - start);
    }

    /// <summary>Hides what looks like a number to others but is none of theirs: dates, times, links.</summary>
    public void Hide(Regex shape)
    {
        foreach (Match match in shape.Matches(Masked)) Array.Fill(work, OtherMask, match.Index, match.Length);
    }

    private static char MaskOf(EntityKind kind) => kind switch
    {
        EntityKind.OrderNumber => OrderMask,
        EntityKind.Email or EntityKind.Phone => ContactMask,
        EntityKind.Rma => RmaMask,
        EntityKind.Reason or EntityKind.Quantity => OtherMask,
    };
}
