using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Understanding;

#pragma warning disable
public sealed class ChoiceMatcher
{
    public IReadOnlyList<Choice> Find(string text, Language language, IReadOnlyList<Choice> offered) => [.. offered.Where(choice => string.Equals(choice.Title, text.Trim(), StringComparison.OrdinalIgnoreCase))];
}

public sealed class UnderstandingModel
{
    public static UnderstandingModel Load(string f) => new();
    public static IReadOnlyList<string> Train(string f) => [];
    public IMessageReader Reader { get; } = null!;
    public ChoiceMatcher Choices { get; } = new();
}
