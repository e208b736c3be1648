using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Parts;
using SupportBot.Parts.Faults;
using SupportBot.Parts.Servers;
using SupportBot.Web.Hosting;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>The program as processes of their own over stores of their own, each of which can be killed, stopped and started again.</summary>
public sealed class Shop : IAsyncDisposable
{
    private const int MostStarts = 3;

    private readonly TempFolder folder = new("reliable");
    private readonly ShopPlan plan;
    private readonly ProgramStart[] starts;
    private readonly ProgramProcess?[] nodes;
    private int nextOrder;

    private Shop(ShopPlan plan, PostgresServer? postgres, RedisServer? redis)
    {
        (this.plan, Postgres, Redis) = (plan, postgres, redis);
        (PostgresLine, RedisLine) = (postgres is null ? null : FaultProxy.InFrontOf(postgres.Port), redis is null ? null : FaultProxy.InFrontOf(redis.Port));
        starts = [.. Enumerable.Range(0, plan.Nodes).Select(Start)];
        nodes = new ProgramProcess?[plan.Nodes];
    }

    public PostgresServer? Postgres { get; }
    public RedisServer? Redis { get; }

    /// <summary>What lies between the nodes and their stores.</summary>
    public FaultProxy? PostgresLine { get; }
    public FaultProxy? RedisLine { get; }

    public int Nodes => nodes.Length;
    public IReadOnlyList<Uri> Addresses => [.. starts.Select(start => new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{start.Port}")))];
    public string Data => plan.Data ?? Path.Combine(folder.Path, "data");
    public string? Database { get; private set; }

    public static async Task<Shop> OpenAsync(ShopPlan plan)
    {
        var (postgres, redis) = plan.IsScaled ? (PostgresServer.StartAsync(), RedisServer.StartAsync()) : (null, null);
        var shop = new Shop(plan, postgres is null ? null : await postgres, redis is null ? null : await redis);
        try
        {
            if (shop.Postgres is not null) shop.Database = await shop.Postgres.CreateDatabaseAsync();
            await ShopOrders.WriteAsync(shop.OrdersFile, plan.Orders);
            // At once: that is how a deployment of several begins, and the quickest.
            await Task.WhenAll(Enumerable.Range(0, plan.Nodes).Select(shop.StartNodeAsync));
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>An order that nobody has taken yet.</summary>
    public string TakeOrder() => ShopOrders.Number(Interlocked.Increment(ref nextOrder) - 1);

    public ProgramProcess Node(int node) => nodes[node] ?? throw new InvalidOperationException("This node is not running.");

    /// <summary>As an orchestrator does: a node whose store did not answer in time is started again.</summary>
    public async Task StartNodeAsync(int node)
    {
        for (var tries = 1; nodes[node] is null; tries++)
        {
            try
            {
                nodes[node] = await ProgramProcess.StartAsync(starts[node] with { Settings = Settings() });
            }
            catch (InvalidOperationException ended) when (tries < MostStarts && ended.Message.Contains("does not answer", StringComparison.Ordinal)) { }
        }
    }

    /// <summary>By SIGKILL.</summary>
    public async Task KillNodeAsync(int node)
    {
        await Node(node).KillAsync();
        await ForgetAsync(node);
    }

    /// <summary>By SIGTERM, as a deployment does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopNodeAsync(int node)
    {
        var exit = await Node(node).StopAsync();
        await ForgetAsync(node);
        return exit;
    }

    /// <summary>What is written in the stores, read past the nodes and their faults.</summary>
    public Task<Books> OpenBooksAsync() => Books.OpenAsync(Data, Database);

    /// <summary>Waits until every node says that all it works with is there, as it is before the first fault and again after each.</summary>
    public async Task IsReadyAsync()
    {
        using var http = new HttpClient();
        foreach (var address in Addresses) await Eventually.HoldsAsync(() => IsReadyAsync(http, address), $"{address} is ready");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            if (node is not null) await node.DisposeAsync();
        if (RedisLine is not null) await RedisLine.DisposeAsync();
        if (PostgresLine is not null) await PostgresLine.DisposeAsync();
        if (Redis is not null) await Redis.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address)
    {
        using var answer = await http.GetAsync(new Uri(address, "/health/ready"));
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["status"] == "ready";
    }

    private string OrdersFile => Path.Combine(folder.Path, "orders.json");

    private ProgramStart Start(int node) => new(
        typeof(Server).Assembly.Location, plan.IsScaled ? Path.Combine(folder.Path, $"node-{node}") : Data);

    private async Task ForgetAsync(int node)
    {
        await Node(node).DisposeAsync();
        nodes[node] = null;
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["Orders:Files:0"] = OrdersFile,
            ["Turns:QuietWindow"] = plan.QuietWindow.ToString(),
            ["Turns:LongestWait"] = (4 * plan.QuietWindow).ToString(),
            // All customers come from one address, and write faster than people.
            ["DirectLine:TokensPerMinute"] = "1000000",
            ["DirectLine:PostsPerMinute"] = "1000000",
        };
        if (Database is null) return settings;
        settings["ConnectionStrings:Postgres"] = Database.Replace(
            string.Create(CultureInfo.InvariantCulture, $"Port={Postgres!.Port}"), string.Create(CultureInfo.InvariantCulture, $"Port={PostgresLine!.Port}"), StringComparison.Ordinal);
        settings["ConnectionStrings:Redis"] = Redis!.ConnectionStringAt(RedisLine!.Port);
        return settings;
    }
}
