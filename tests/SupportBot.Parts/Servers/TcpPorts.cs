using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Parts.Servers;

/// <summary>Ports for servers that are stopped and started again where they were.</summary>
public static class TcpPorts
{
    // Below the ports that Linux gives to outgoing connections (32768 and up): there, a client that knocks at a stopped server's port
    // is now and then given that very port, and connects to itself.
    private const int Lowest = 20_000;
    private const int BeyondHighest = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = [];

    /// <summary>A loopback port that nobody listens on and that this process was not given before.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, BeyondHighest);
            if (IsFree(port) && Given.TryAdd(port, true)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
