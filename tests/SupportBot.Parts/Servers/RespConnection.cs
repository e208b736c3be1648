using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportBot.Parts.Servers;

/// <summary>As much of Redis' protocol (RESP2) as tests need, without the client that is being tested.</summary>
internal sealed class RespConnection : IDisposable
{
    private readonly TcpClient client = new();
    // Lengths count bytes; here, every byte is a character.
    private StreamReader reader = StreamReader.Null;

    public static async Task<RespConnection> OpenAsync(int port, string? password)
    {
        var connection = new RespConnection();
        try
        {
            await connection.client.ConnectAsync(IPAddress.Loopback, port);
            connection.reader = new StreamReader(connection.client.GetStream(), Encoding.Latin1);
            if (password is not null) await connection.CommandAsync("AUTH", password);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>Null for nothing there; the parts of a list stand on lines of their own.</returns>
    /// <exception cref="RedisErrorException">Redis said no.</exception>
    public async Task<string?> CommandAsync(params string[] words)
    {
        var request = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Length}\r\n");
        foreach (var word in words) request.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request.ToString()));
        return await ReplyAsync();
    }

    public void Dispose()
    {
        reader.Dispose();
        client.Dispose();
    }

    private async Task<string?> ReplyAsync()
    {
        var line = await reader.ReadLineAsync() ?? throw new EndOfStreamException("Redis closed the connection.");
        var rest = line[1..];
        return line[0] switch
        {
            '-' => throw new RedisErrorException(rest),
            '$' => await TextAsync(Number(rest)),
            '*' => await ListAsync(Number(rest)),
            _ => rest,
        };
    }

    private async Task<string?> TextAsync(int length)
    {
        if (length < 0) return null;
        var bytes = new char[length + 2];
        await reader.ReadBlockAsync(bytes);
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes, 0, length));
    }

    private async Task<string?> ListAsync(int length)
    {
        if (length < 0) return null;
        var parts = new List<string?>();
        while (parts.Count < length) parts.Add(await ReplyAsync());
        return string.Join('\n', parts);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
