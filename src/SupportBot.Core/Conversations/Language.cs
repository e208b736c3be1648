namespace SupportBot.Core.Conversations;

/// <summary>A written language as a BCP-47 tag (<c>id</c>, <c>zh-Hans</c>). It comes from the customer's words, never from the market.</summary>
public readonly record struct Language(string Tag)
{
    public static readonly Language English = new("en");

    public override string ToString() => Tag;
}
