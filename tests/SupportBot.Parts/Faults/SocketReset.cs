using System.Net.Sockets;

namespace SupportBot.Parts.Faults;

internal static class SocketReset
{
    /// <summary>Closes with RST instead of FIN, as a machine does that no longer knows the connection.</summary>
    public static void Reset(this Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
        socket.Dispose();
    }
}
