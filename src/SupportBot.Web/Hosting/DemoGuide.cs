using SupportBot.Channels.WebChat.DemoShop;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Integrations.Orders;

namespace SupportBot.Web.Hosting;

/// <summary>The demo shop's orders as its page invites to try them, in the language of each market.</summary>
internal sealed class DemoGuide(ReplyLibrary replies) : IDemoGuide
{
    public IReadOnlyList<DemoOrder> Orders { get; } = [.. DemoHint.Embedded().Select(hint => Show(hint, replies))];

    private static DemoOrder Show(DemoHint hint, ReplyLibrary replies)
    {
        var language = replies.ClosestOfMarket(hint.Market);
        return new DemoOrder(hint.OrderNumber, hint.Contact, hint.Market, language, hint.Hints.GetValueOrDefault(language.Tag) ?? hint.Hints["en"]);
    }
}
