using System.Net;
using System.Net.Sockets;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Tests.Faults;

/// <summary>Says back what it hears, and tells what it has seen.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly Task running;
    private int open;
    private int received;

    private EchoServer()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        running = RunAsync();
    }

    public int Port { get; } = TcpPorts.Free();
    public int Open => Volatile.Read(ref open);
    public int Received => Volatile.Read(ref received);

    public static EchoServer Start() => new();

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await running;
    }

    private async Task RunAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true) served.Add(ServeAsync(await listener.AcceptTcpClientAsync()));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref open);
        try
        {
            using (client)
            {
                var (stream, chunk) = (client.GetStream(), new byte[65536]);
                for (int read; (read = await stream.ReadAsync(chunk)) > 0;)
                {
                    Interlocked.Add(ref received, read);
                    await stream.WriteAsync(chunk.AsMemory(0, read));
                }
            }
        }
        catch (IOException)
        {
            // Reset by a fault.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }
}
