using System.Net;
using System.Net.Sockets;

namespace SupportBot.Parts.Faults;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class Passage(Socket client, EndPoint target, Lane up, Lane down, Action roundTrip) : IDisposable
{
    private readonly Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource cut = new();
    private bool asked;
    private bool wentUp;

    /// <summary>Completes when both ends have ended, in peace or not. Never fails: that is what the proxy is for.</summary>
    public async Task RunAsync()
    {
        if (up.Fault is not Fault.Answering) await GuardAsync(up, async _ => await ServerAsync());
        await Task.WhenAll(GuardAsync(up, UpAsync), GuardAsync(down, DownAsync));
    }

    /// <summary>Resets both ends.</summary>
    public void Cut()
    {
        cut.Cancel();
        client.Reset();
        server.Reset();
    }

    // Not the token: who cuts may be late, and it holds nothing.
    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private async Task UpAsync(Flow flow)
    {
        await flow.PumpAsync(client, ServerAsync, WentUp);
        if (asked) server.Shutdown(SocketShutdown.Send);
        else Cut();
    }

    private async Task DownAsync(Flow flow)
    {
        await connected.Task.WaitAsync(cut.Token);
        await flow.PumpAsync(server, () => Task.FromResult(client), () => wentUp = false);
        client.Shutdown(SocketShutdown.Send);
    }

    // Asked for once; never, perhaps, while the proxy answers by itself.
    private async Task<Socket> ServerAsync()
    {
        if (asked) return server;
        await server.ConnectAsync(target, cut.Token);
        asked = true;
        connected.SetResult();
        return server;
    }

    private void WentUp()
    {
        if (!wentUp) roundTrip();
        wentUp = true;
    }

    // What breaks on one side breaks on the other, unless a fault hides it.
    private async Task GuardAsync(Lane lane, Func<Flow, Task> run)
    {
        var flow = new Flow(lane, cut.Token);
        try
        {
            await run(flow);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            if (error is SocketException) await HiddenAsync(flow);
            Cut();
        }
    }

    private static async Task HiddenAsync(Flow flow)
    {
        try
        {
            await flow.EndAsync();
        }
        catch (OperationCanceledException)
        {
            // Cut meanwhile: there is nothing left to hide.
        }
    }
}
