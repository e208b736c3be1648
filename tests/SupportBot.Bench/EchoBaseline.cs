using System.Diagnostics;

namespace SupportBot.Bench;

/// <summary>The named baseline: the echo bot of the JavaScript Bot Builder, which keeps nothing, under the same driver and as many conversations.</summary>
internal static class EchoBaseline
{
    private const string Ready = "listening";
    private static readonly string Folder = Path.Combine(Checkout(AppContext.BaseDirectory), "tests", "SupportBot.Bench", "echo-bot");

    /// <summary>Echoes a second.</summary>
    public static async Task<double> MeasureAsync(LoadPlan plan)
    {
        await InstallAsync();
        Report.Title("echo bot of npm botbuilder");
        var address = MeasuredProcess.FreeAddress();
        var settings = new Dictionary<string, string> { ["PORT"] = $"{address.Port}", ["NODE_ENV"] = "production" };
        await using var bot = await MeasuredProcess.StartAsync("node", [Path.Combine(Folder, "index.js")], settings, Ready);
        await using var connector = await Connector.StartAsync();
        using var client = new EchoClient(address, connector);
        var phase = await Saturation.RunAsync(plan, 1, () => new EchoCustomer(client), () => Usage.Of(bot.Id), () => Task.FromResult<long?>(null));
        Report.Turns($"{plan.Customers} at once", phase);
        Report.Cost(phase);
        return phase.PerSecond;
    }

    private static async Task InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules"))) return;
        Console.WriteLine($"{Environment.NewLine}Fetching the echo bot's packages with npm ci (once) …");
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException("npm ci failed: the echo bot needs Node.js 20 or newer and the npm registry.");
    }

    public static string Checkout(string folder) => File.Exists(Path.Combine(folder, "SupportBot.sln")) ? folder : Checkout(Path.GetDirectoryName(folder)!);
}
