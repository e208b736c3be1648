using System.Text.Json.Serialization;
using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Replying;

/// <summary>Text that is allowed out, free of any channel's shape.</summary>
/// <param name="Text">Plain text with line breaks and the small Markdown subset: **bold**, "- " lists.</param>
/// <param name="Choices">Offered as buttons; typing a title (or its number) is the same as pressing it.</param>
/// <param name="Sources">Clauses cited, as words for the customer.</param>
[method: JsonConstructor]
public sealed record Reply(string Text, Language Language, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Sources)
{
    /// <summary>Files that go with it, kept in the conversation's file store.</summary>
    public IReadOnlyList<MessageAttachment> Attachments { get; init; } = [];

    public Reply(string text, Language language) : this(text, language, [], []) { }
}

/// <param name="Title">What the button says and what pressing it says for the customer.</param>
/// <param name="Value">What it means to the dialogue; never shown.</param>
public sealed record Choice(string Title, string Value);
