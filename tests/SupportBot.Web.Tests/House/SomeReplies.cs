using System.Globalization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Web.Tests.House;

/// <summary>The few sentences that the Desk has said to customers.</summary>
internal static class SomeReplies
{
    public static ReplyLibrary Library { get; } = new(new Dictionary<string, ReplyPhrases>
    {
        ["en"] = new(Language.English, CultureInfo.GetCultureInfo("en"), false, new Dictionary<string, string>
        {
            ["greeting"] = "Hello, I am the shop's assistant, a machine.",
            ["agent_joined"] = "{agent} has joined.",
            ["back_with_bot"] = "You are talking to the assistant again.",
            ["conversation_closed"] = "This conversation is closed.",
        }),
    });
}
