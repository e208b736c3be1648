using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace SupportBot.Parts.Servers;

/// <summary>A redis-server of a test's own, on a free loopback port.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TempFolder? own;
    private readonly ProcessStartInfo start;
    private ServerProcess? process;

    private RedisServer(bool appendOnly, string? password, string? folder)
    {
        own = folder is null ? new TempFolder("redis") : null;
        Password = password;
        start = new ProcessStartInfo("redis-server", [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder ?? own!.Path, "--save", "",
            "--appendonly", appendOnly ? "yes" : "no", "--appendfsync", "always", .. password is null ? Array.Empty<string>() : ["--requirepass", password]]);
    }

    /// <summary>The same as long as the server lives, however often it is started again.</summary>
    public int Port { get; } = TcpPorts.Free();
    public string? Password { get; }

    /// <summary>As StackExchange.Redis wants it.</summary>
    public string ConnectionString => ConnectionStringAt(Port);

    public int Id => Running.Id;
    public string Output => Running.Output;

    private ServerProcess Running => process ?? throw new InvalidOperationException("Redis was ended and not started again.");

    /// <param name="appendOnly">Every write is on disk before it is answered, and there again after a kill; otherwise everything is lost with the process.</param>
    /// <param name="password">Null: none is asked for.</param>
    /// <param name="folder">Where the data lies, for a disk of its own; null for a temporary folder.</param>
    public static async Task<RedisServer> StartAsync(bool appendOnly = false, string? password = null, string? folder = null)
    {
        var server = new RedisServer(appendOnly, password, folder);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>As a client behind a proxy's port wants it.</summary>
    public string ConnectionStringAt(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}{(Password is null ? "" : ",password=" + Password)}");

    /// <summary>After an end: on the same port and data. Serves when the task completes.</summary>
    public async Task StartAgainAsync()
    {
        process = new ServerProcess(start, Signal.Kill);
        try
        {
            await process.ServesAsync(ServesAsync);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it without a word, by SIGKILL.</summary>
    public Task KillAsync() => EndAsync(Signal.Kill);

    /// <summary>Ends it in good order, by SIGTERM.</summary>
    public Task StopAsync() => EndAsync(Signal.Terminate);

    public Task FlushAllAsync() => CommandAsync("FLUSHALL");

    /// <returns>Null for nothing there; the parts of a list stand on lines of their own.</returns>
    /// <exception cref="RedisErrorException">Redis said no.</exception>
    public async Task<string?> CommandAsync(params string[] words)
    {
        using var connection = await RespConnection.OpenAsync(Port, Password);
        return await connection.CommandAsync(words);
    }

    /// <summary>How often each command was called since the start, by its name (<c>get</c>, <c>config|get</c>); this class's own are counted too.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CommandsAsync() =>
        (await CommandAsync("INFO", "commandstats"))!.Split("\r\n")
            .Where(line => line.StartsWith("cmdstat_", StringComparison.Ordinal))
            .Select(line => line["cmdstat_".Length..].Split([":calls=", ","], 3, StringSplitOptions.None))
            .ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    public async ValueTask DisposeAsync()
    {
        await EndAsync(Signal.Kill);
        own?.Dispose();
    }

    private async Task EndAsync(Signal signal)
    {
        if (process is null) return;
        await process.EndAsync(signal);
        await process.DisposeAsync();
        process = null;
    }

    private async Task<bool> ServesAsync()
    {
        try
        {
            return await CommandAsync("PING") == "PONG";
        }
        catch (Exception error) when (error is SocketException or IOException or RedisErrorException)
        {
            return false;
        }
    }
}
