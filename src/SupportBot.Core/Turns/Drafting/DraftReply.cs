using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Text that is not allowed out yet.</summary>
/// <param name="AlsoIn">A second language that the text is written in below the first; null for one.</param>
/// <param name="Statements">What the plan says, piece by piece in its order, each as it stands in the text.</param>
/// <param name="Founded">Every fact the draft was given, as its language writes it: what the guard holds the text against.</param>
public sealed record DraftReply(
    Language Language, string Text, IReadOnlyList<string> Statements, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Sources, IReadOnlyList<string> Founded,
    Language? AlsoIn = null)
{
    /// <summary>The same with kind words around it.</summary>
    public DraftReply With(KindWords words) => this with { Text = string.Join("\n\n", new[] { words.Before, Text, words.After }.Where(part => part.Length > 0)) };
}
