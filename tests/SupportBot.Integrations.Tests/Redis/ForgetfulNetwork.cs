using System.Net;
using System.Net.Sockets;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>A network that may forget the connections it has, without telling their ends, and takes new ones.</summary>
internal sealed class ForgetfulNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _target;
    private readonly Task _serving;
    private int _age;

    private ForgetfulNetwork(int target)
    {
        _target = target;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static ForgetfulNetwork InFrontOf(int port) => new(port);

    public void ForgetConnections() => Interlocked.Increment(ref _age);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _serving;
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        var passages = new List<Task>();
        try
        {
            while (true) passages.Add(PassAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (OperationCanceledException) { /* ended */ }
        await Task.WhenAll(passages);
    }

    private async Task PassAsync(TcpClient client)
    {
        var age = Volatile.Read(ref _age);
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAll(PumpAsync(client, server, age), PumpAsync(server, client, age));
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, int age)
    {
        var chunk = new byte[8192];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(chunk, _ending.Token)) > 0)
                if (age == Volatile.Read(ref _age)) await to.GetStream().WriteAsync(chunk.AsMemory(0, read), _ending.Token);
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception over) when (over is IOException or SocketException or OperationCanceledException or ObjectDisposedException) { /* cut, or ended */ }
    }
}
