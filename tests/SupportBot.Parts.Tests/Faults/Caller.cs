using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportBot.Parts.Tests.Faults;

/// <summary>A client that speaks plain text.</summary>
internal sealed class Caller : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<Caller> CallAsync(int port)
    {
        var caller = new Caller();
        try
        {
            await caller.socket.ConnectAsync(IPAddress.Loopback, port);
            return caller;
        }
        catch
        {
            caller.Dispose();
            throw;
        }
    }

    public Task SayAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text)).WaitAsync(Patience, TimeProvider.System);

    /// <summary>The next bytes, as many as asked for; fewer when the connection was closed in good order.</summary>
    public async Task<string> HearAsync(int bytes, TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience, TimeProvider.System);
        var (heard, chunk) = (0, new byte[bytes]);
        while (heard < bytes && await socket.ReceiveAsync(chunk.AsMemory(heard), timeout.Token) is > 0 and var read) heard += read;
        return Encoding.UTF8.GetString(chunk, 0, heard);
    }

    public async Task<string> AskAsync(string text)
    {
        await SayAsync(text);
        return await HearAsync(text.Length);
    }

    public void End() => socket.Shutdown(SocketShutdown.Send);

    public Task HearsNothingAsync() => Assert.ThrowsAsync<OperationCanceledException>(() => HearAsync(1, TimeSpan.FromMilliseconds(150)));

    public async Task IsResetAsync() =>
        Assert.Equal(SocketError.ConnectionReset, (await Assert.ThrowsAsync<SocketException>(() => HearAsync(1))).SocketErrorCode);

    public void Dispose() => socket.Dispose();
}
