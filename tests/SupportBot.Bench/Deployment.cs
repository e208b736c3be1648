using System.Diagnostics;
using System.Security.Cryptography;

namespace SupportBot.Bench;

/// <summary>The program as it is deployed: its nodes over the same stores, with everything that would keep a customer waiting on purpose switched off.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private const string Ready = "Press Ctrl+C";
    private static readonly HttpClient Http = new();

    private readonly List<MeasuredProcess> nodes = [];
    private readonly string folder = Directory.CreateTempSubdirectory("supportbot-bench-").FullName;
    private readonly Stores stores;

    private Deployment(Stores stores) => this.stores = stores;

    public string Name => $"{nodes.Count} node(s), {stores.Name}";
    public TimeSpan StartedIn { get; private set; }
    public List<Uri> Addresses { get; } = [];
    /// <summary>Orders of which each can be returned once.</summary>
    public BenchOrders Orders { get; } = new();

    /// <param name="isShared">PostgreSQL and Redis instead of each node's own data.</param>
    public static async Task<Deployment> StartAsync(int nodes, bool isShared)
    {
        var deployment = new Deployment(isShared ? await SharedStores.StartAsync() : new EmbeddedStores());
        await BenchOrders.WriteAsync(deployment.OrdersFile);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        for (var node = 1; node <= nodes; node++) await deployment.StartNodeAsync(key);
        return deployment;
    }

    public Usage Used() => Usage.Of(nodes.Select(node => node.Id).Concat(stores.Processes));

    public Task<long?> CountRoundTripsAsync() => stores.CountRoundTripsAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        await stores.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string OrdersFile => Path.Combine(folder, "orders.json");

    private async Task StartNodeAsync(string key)
    {
        var clock = Stopwatch.StartNew();
        var (address, data) = (MeasuredProcess.FreeAddress(), Directory.CreateDirectory(Path.Combine(folder, $"node-{nodes.Count + 1}")).FullName);
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "SupportBot.Web.dll"), "--data", data, "--urls", address.ToString(), "--orders", OrdersFile];
        nodes.Add(await MeasuredProcess.StartAsync("dotnet", arguments, Settings(key), Ready));
        Addresses.Add(address);
        using var page = await Http.GetAsync(address);
        page.EnsureSuccessStatusCode();
        StartedIn = clock.Elapsed;
    }

    private Dictionary<string, string> Settings(string key) => new(stores.Settings)
    {
        ["Turns__QuietWindow"] = "00:00:00",
        ["Turns__LongestWait"] = "00:00:00",
        ["DirectLine__SigningKey"] = key,
        // All customers come from one address, and type faster than people.
        ["DirectLine__TokensPerMinute"] = "1000000",
        ["DirectLine__PostsPerMinute"] = "1000000",
    };
}
