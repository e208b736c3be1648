using System.CommandLine;
using SupportBot.Integrations.Orders;

namespace SupportBot.Web.Verbs;

/// <summary><c>demo</c>: the demo shop's orders, to try the chat with.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var demo = new Command("demo", "Lists orders of the demo shop to try the chat with: number, contact, market, what it shows.");
        demo.SetAction(_ => List());
        return demo;
    }

    private static void List()
    {
        foreach (var hint in DemoHint.Embedded()) Console.Out.WriteLine($"{hint.OrderNumber}\t{hint.Contact}\t{hint.Market}\t{hint.Hints["en"]}");
    }
}
