using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>What lies between a page and its server: it can lose the answers to posts, and cut the socket.</summary>
public sealed partial class BadNetwork
{
    private readonly ConcurrentQueue<IWebSocketRoute> sockets = new();
    private volatile bool isCut;
    private volatile bool losesReceipts;

    private BadNetwork() { }

    /// <summary>Messages reach the server, and the page never learns it from the answer.</summary>
    public bool LosesReceipts { get => losesReceipts; set => losesReceipts = value; }

    public static async Task<BadNetwork> AroundAsync(IPage page)
    {
        var network = new BadNetwork();
        await page.RouteAsync(Activities(), network.PassAsync);
        await page.RouteWebSocketAsync(Streams(), network.Connect);
        return network;
    }

    public async Task CutAsync()
    {
        isCut = true;
        while (sockets.TryDequeue(out var socket)) await socket.CloseAsync();
    }

    public void Mend() => isCut = losesReceipts = false;

    private async Task PassAsync(IRoute route)
    {
        if (!losesReceipts || route.Request.Method != "POST")
        {
            await route.ContinueAsync();
            return;
        }

        await route.FetchAsync();
        await route.AbortAsync();
    }

    private void Connect(IWebSocketRoute socket)
    {
        if (isCut)
        {
            _ = socket.CloseAsync();
            return;
        }

        sockets.Enqueue(socket);
        socket.ConnectToServer();
    }

    [GeneratedRegex(@"/activities(\?|$)")]
    private static partial Regex Activities();

    [GeneratedRegex("/stream")]
    private static partial Regex Streams();
}
