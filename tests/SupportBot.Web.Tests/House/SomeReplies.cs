using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Web.Tests.House;

/// <summary>The sentences that the Desk has said to customers, as they are shipped.</summary>
internal static class SomeReplies
{
    public static ReplyLibrary Library { get; } = ReplyLibrary.Load(Path.Combine(Repository.Prompts, "replies"));
}
