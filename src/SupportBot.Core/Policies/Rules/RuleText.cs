namespace SupportBot.Core.Policies.Rules;

/// <summary>A rule as it stands in its file, with the comments that belong to it: what a lawyer reads beside the words made from it.</summary>
/// <param name="File">Relative to the folder of policies.</param>
/// <param name="FirstLine">From 1.</param>
public sealed record RuleText(string File, int FirstLine, IReadOnlyList<string> Lines)
{
    public static RuleText None { get; } = new("", 0, []);
}
