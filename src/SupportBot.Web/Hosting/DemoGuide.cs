using SupportBot.Channels.WebChat.DemoShop;
using SupportBot.Integrations.Orders;

namespace SupportBot.Web.Hosting;

/// <summary>The demo shop's orders as its page invites to try them.</summary>
internal sealed class DemoGuide : IDemoGuide
{
    public IReadOnlyList<DemoOrder> Orders { get; } =
        [.. DemoHint.Embedded().Select(hint => new DemoOrder(hint.OrderNumber, hint.Contact, hint.Market, hint.Hints))];
}
