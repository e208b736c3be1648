using System.Net;
using System.Net.Sockets;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Faults;

/// <summary>
/// Stands on a loopback port in front of a server and behaves as a bad network or a sick server would. The fault can be switched at any
/// time and holds for the connections that are open as for new ones. Also counts what goes through.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly EndPoint target;
    private readonly Lane up = new();
    private readonly Lane down = new();
    private readonly Lock gate = new();
    private readonly Dictionary<Passage, Task> passages = [];
    private Socket? listener;
    private bool closed;
    private int connections;
    private int roundTrips;

    private FaultProxy(EndPoint target) => this.target = target;

    public int Port { get; } = TcpPorts.Free();

    /// <summary>Connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>How often a client spoke after the server had (or first): with a protocol that asks and waits, its round trips.</summary>
    public int RoundTrips => Volatile.Read(ref roundTrips);

    public int OpenConnections
    {
        get { lock (gate) return passages.Count; }
    }

    public long BytesUp => up.Bytes;
    public long BytesDown => down.Bytes;

    public static FaultProxy InFrontOf(int port) => InFrontOf(new IPEndPoint(IPAddress.Loopback, port));

    public static FaultProxy InFrontOf(EndPoint target)
    {
        var proxy = new FaultProxy(target);
        proxy.Listen();
        return proxy;
    }

    /// <summary>Replaces the fault of one direction or of both; done when it returns.</summary>
    /// <exception cref="ArgumentException">A direction was named for a fault that has none.</exception>
    public void Set(Fault fault, Direction direction = Direction.Both)
    {
        if (!fault.HasDirection && direction != Direction.Both) throw new ArgumentException("This fault concerns whole connections.", nameof(direction));
        if (fault is Fault.Refusing) StopListening();
        foreach (var lane in new[] { up, down }) lane.Set(FaultOf(lane, fault, direction));
        if (fault.ResetsAll) CutAll();
        if (fault is not Fault.Refusing) Listen();
    }

    /// <summary>Resets every connection that is open, once; new ones are as welcome as before.</summary>
    public Task CutAllAsync() => Task.WhenAll(CutAll());

    public async ValueTask DisposeAsync()
    {
        lock (gate) closed = true;
        StopListening();
        await CutAllAsync();
    }

    private Fault FaultOf(Lane lane, Fault fault, Direction direction)
    {
        var named = direction == Direction.Both || direction == (lane == up ? Direction.Up : Direction.Down);
        if (!named) return lane.Fault.HasDirection ? lane.Fault : Fault.Pass;
        // What the server said before the proxy began to answer still arrives, and first.
        return fault is Fault.Answering && lane == down ? Fault.Pass : fault;
    }

    private void Listen()
    {
        lock (gate)
        {
            if (listener is not null || closed) return;
            listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
            listener.Listen();
            _ = AcceptAsync(listener);
        }
    }

    private void StopListening()
    {
        lock (gate)
        {
            listener?.Dispose();
            listener = null;
        }
    }

    private async Task AcceptAsync(Socket door)
    {
        while (ReferenceEquals(Volatile.Read(ref listener), door))
        {
            try
            {
                Admit(await door.AcceptAsync());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Closed by a fault, or a client that went before it was let in.
            }
        }
    }

    private void Admit(Socket client)
    {
        Interlocked.Increment(ref connections);
        lock (gate)
        {
            if (closed || up.Fault.ResetsAll)
            {
                client.Reset();
                return;
            }
            client.NoDelay = true;
            var passage = new Passage(client, target, up, down, () => Interlocked.Increment(ref roundTrips));
            passages.Add(passage, Task.Run(() => ServeAsync(passage)));
        }
    }

    private async Task ServeAsync(Passage passage)
    {
        using (passage) await passage.RunAsync();
        lock (gate) passages.Remove(passage);
    }

    private List<Task> CutAll()
    {
        List<KeyValuePair<Passage, Task>> open;
        lock (gate) open = [.. passages];
        foreach (var (passage, _) in open) passage.Cut();
        return [.. open.Select(pair => pair.Value)];
    }
}
