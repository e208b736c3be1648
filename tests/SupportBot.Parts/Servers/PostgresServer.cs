using System.Globalization;
using Npgsql;

namespace SupportBot.Parts.Servers;

/// <summary>A PostgreSQL of a test's own (UTF8, C.UTF-8, no password on loopback), on a free loopback port.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync(durable: false));

    private readonly TempFolder? own;
    private readonly string folder;
    private readonly bool durable;
    private ServerProcess? process;
    private int databases;

    private PostgresServer(bool durable, string? folder)
    {
        own = folder is null ? new TempFolder("postgres") : null;
        this.folder = folder ?? own!.Path;
        this.durable = durable;
    }

    /// <summary>The same as long as the server lives, however often it is started again.</summary>
    public int Port { get; } = TcpPorts.Free();

    /// <summary>To the database that every server has.</summary>
    public string ConnectionString => ConnectionStringTo("postgres");

    /// <summary>The postmaster and its children.</summary>
    public IReadOnlyList<int> Ids => [Running.Id, .. ProcessTable.ChildrenOf(Running.Id)];
    public string Output => Running.Output;

    private string Data => Path.Combine(folder, "data");
    private string PidFile => Path.Combine(Data, "postmaster.pid");
    private ServerProcess Running => process ?? throw new InvalidOperationException("PostgreSQL was ended and not started again.");

    /// <param name="durable">
    /// False: commits are not waited for on disk (<c>fsync=off</c>), which is quicker. They outlive a killed server all the same, since the kernel
    /// has them; only not a machine that loses power.
    /// </param>
    /// <param name="folder">An empty one where the data lies, for a disk of its own; null for a temporary folder.</param>
    public static async Task<PostgresServer> StartAsync(bool durable = true, string? folder = null)
    {
        var server = new PostgresServer(durable, folder);
        try
        {
            await server.InitializeAsync();
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>One that is not durable for all tests of the process, started when first asked for and gone with the process. Not to be ended by a test.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>A fresh, empty database; the way to it waits five seconds at most for a connection.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref databases)}");
        // template0: nobody, not even the server's own cleaning, is ever connected to it and in the way.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return ConnectionStringTo(name);
    }

    /// <summary>Also ends who is still connected. Not needed, but keeps a shared server small.</summary>
    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>After an end: on the same port and data. Serves, recovery included, when the task completes.</summary>
    public async Task StartAgainAsync()
    {
        var sync = durable ? "on" : "off";
        var start = PostgresPrograms.Start("postgres", folder,
            "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=400",
            "-c", "fsync=" + sync, "-c", "full_page_writes=" + sync,
            // In the data folder instead of /dev/shm, where a killed server would leave it.
            "-c", "dynamic_shared_memory_type=mmap");
        process = new ServerProcess(start, Signal.Quit);
        await process.ServesAsync(ServesAsync);
    }

    /// <summary>Ends the postmaster and its children without a word, by SIGKILL.</summary>
    public async Task KillAsync()
    {
        var ids = Ids;
        // The postmaster first: it would take its children's end for a crash of theirs, and go on.
        foreach (var id in ids) Signals.Send(Signal.Kill, id);
        await EndAsync(Signal.Kill);
        await Eventually.HoldsAsync(() => !ids.Any(ProcessTable.IsAlive), "PostgreSQL's processes are gone");
    }

    /// <summary>As <c>pg_ctl restart -m fast</c>: clients are thrown out, everything is written, and it is there again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Ends it in good order, without waiting for clients.</summary>
    public Task StopAsync() => EndAsync(Signal.Interrupt);

    public async ValueTask DisposeAsync()
    {
        await EndAsync(Signal.Quit);
        await FreeSharedMemoryAsync();
        own?.Dispose();
    }

    private string ConnectionStringTo(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={User};Database={database};Timeout=5");

    private async Task InitializeAsync()
    {
        await PostgresPrograms.OwnAsync(folder);
        string[] hurry = durable ? [] : ["--no-sync"];
        await Tool.RunAsync(PostgresPrograms.Start("initdb", folder,
            ["-D", Data, "-U", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions", .. hurry]));
    }

    private async Task EndAsync(Signal signal)
    {
        if (process is null) return;
        await process.EndAsync(signal);
        await process.DisposeAsync();
        process = null;
    }

    // A server that was killed leaves a few bytes of System V memory for the next start to find; when there is none, somebody must free them.
    private async Task FreeSharedMemoryAsync()
    {
        if (!File.Exists(PidFile)) return;
        var lines = await File.ReadAllLinesAsync(PidFile);
        if (lines is [_, _, _, _, _, _, { } memory, ..]) await Tool.RunAsync("ipcrm", "-m", memory.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private async Task<bool> ServesAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
