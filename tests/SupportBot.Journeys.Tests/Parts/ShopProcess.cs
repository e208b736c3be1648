using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SupportBot.Web.Hosting;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>The program as a process of its own, which can be killed as an operating system kills: without a word.</summary>
public sealed class ShopProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private ShopProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public long MemoryInMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1_048_576;
        }
    }

    public static async Task<ShopProcess> StartAsync(string data, TimeSpan quietWindow)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in new[] { typeof(Server).Assembly.Location, "--environment", "Development", "--data", data, "--urls", address.ToString(), "--prompts", Folders.Prompts(null) })
            start.ArgumentList.Add(arg);
        start.Environment["Turns__QuietWindow"] = quietWindow.ToString();
        start.Environment["Turns__LongestWait"] = quietWindow.ToString();
        var process = Process.Start(start)!;
        await AnnouncedAsync(process);
        return new ShopProcess(process, address);
    }

    /// <summary>Ends it at once: no handler runs, nothing is flushed by the program.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private static async Task AnnouncedAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("Press Ctrl+C", StringComparison.Ordinal)) return;
        throw new InvalidOperationException("The program ended: " + await process.StandardError.ReadToEndAsync(patience.Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
