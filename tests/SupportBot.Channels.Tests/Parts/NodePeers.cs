using System.Diagnostics;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>Scripts in <c>peers/</c> that speak to the server with other people's clients. Needs Node.js; its packages are installed once.</summary>
public sealed class NodePeers : IAsyncLifetime
{
    private static string Folder => Path.Combine(Phrases.Root, "tests", "SupportBot.Channels.Tests", "peers");

    public async Task InitializeAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"))) return;
        var (code, output) = await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        Assert.True(code == 0, $"npm ci in {Folder} failed:\n{output}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static Task<(int Code, string Output)> NodeAsync(params string[] arguments) => RunAsync("node", arguments);

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start; Node.js 20 or newer is needed.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
        return (process.ExitCode, await output + await errors);
    }
}
