using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Turns;

/// <summary>The guard with the words and languages of this repository.</summary>
internal static class OneGuard
{
    private static readonly Lazy<ForbiddenWords> Words = new(() => ForbiddenWords.Load(Path.Combine(Repository.Prompts, "guard")));
    private static readonly Lazy<MessageReader> Reader = new(() => new MessageReader(UnderstandingModel.Load(Path.Combine(Repository.Prompts, "understanding"))));

    public static ReplyGuard Over(ReplyLibrary replies) => new(replies, Words.Value, Reader.Value);
}
