using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.WebChat;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>demo</c>: the demo shop's orders, to try the chat with.</summary>
internal static class DemoVerb
{
    public static Command Create(ServeOptions options)
    {
        var demo = new Command("demo", "Lists orders of the demo shop to try the chat with: number, contact, market, what it shows.") { options.Data };
        demo.SetAction(parsed => List(options.Read(parsed)));
        return demo;
    }

    private static void List(ServerSettings settings)
    {
        using var provider = ServerBuilder.Create(settings).Services.BuildServiceProvider();
        foreach (var order in provider.GetRequiredService<IDemoGuide>().Orders)
            Console.Out.WriteLine($"{order.Number}\t{order.Contact}\t{order.Market}\t{order.Hint("en")}");
    }
}
