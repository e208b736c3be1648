using System.Net;
using System.Net.Sockets;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>A server that takes connections and never says a word.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> waiting = [];
    private readonly TaskCompletionSource called = new();
    private readonly Task accepting;

    public SilentServer()
    {
        listener.Start();
        Address = new Uri($"http://{listener.LocalEndpoint}");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Completes when somebody waits for it.</summary>
    public Task Called => called.Task;

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        foreach (var client in waiting) client.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                waiting.Add(await listener.AcceptTcpClientAsync());
                called.TrySetResult();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException) { }
    }
}
