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

    private char[]? work;
    private string? masked = text.Text;
    private List<Token>? tokens;
    private readonly List<Entity> found = [];
    private readonly List<Entity> mentions = [];

    public IReadOnlyList<Entity> Found => [.. found.OrderBy(entity => entity.Start)];

    public IReadOnlyList<Entity> Mentions => [.. mentions.OrderBy(entity => entity.Start)];

    public FoldedText Folded => text;

    /// <summary>The text with everything found so far masked.</summary>
    public string Masked => masked ??= new string(work!);

    /// <summary>The words of <see cref="Masked"/>.</summary>
    public IReadOnlyList<Token> Tokens => tokens ??= Tokenizer.Split(Masked);

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
        Mask(MaskOf(kind), start, end - start);
    }

    /// <summary>Notes what is spoken of; the classifier still sees the words.</summary>
    public void Mention(EntityKind kind, int start, int end, string value)
    {
        var (at, length) = text.Original(start, end);
        if (mentions.Count < MostEntities) mentions.Add(new Entity(kind, at, length, value));
    }

    public void HideAt(int start, int length) => Mask(OtherMask, start, length);

    /// <summary>Hides what looks like a number to others but is none of theirs: dates, times, links.</summary>
    public void Hide(Regex shape)
    {
        foreach (Match match in shape.Matches(Masked)) HideAt(match.Index, match.Length);
    }

    private void Mask(char mask, int start, int length)
    {
        work ??= text.Text.ToCharArray();
        Array.Fill(work, mask, start, length);
        (masked, tokens) = (null, null);
    }

    private static char MaskOf(EntityKind kind) => kind switch
    {
        EntityKind.OrderNumber => OrderMask,
        EntityKind.Email or EntityKind.Phone => ContactMask,
        EntityKind.Rma => RmaMask,
        EntityKind.Reason or EntityKind.Quantity or EntityKind.Item or EntityKind.Size or EntityKind.Colour or EntityKind.Date or EntityKind.Amount or EntityKind.TrackingNumber => OtherMask,
    };
}
