using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Parts.Servers;

/// <summary>The program as a process of its own, which can be ended as a deployment does or killed as an operating system does: without a word.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    // The last line that the program writes when it serves.
    private const string Announcement = "Press Ctrl+C";

    private readonly ServerProcess process;

    private ProgramProcess(ServerProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int Id => process.Id;
    public bool HasExited => process.HasExited;

    /// <summary>What it wrote to standard output and standard error; only the last of it when that is much.</summary>
    public string Output => process.Output;

    /// <summary>Its resident set.</summary>
    public long MemoryInMegabytes => process.MemoryInMegabytes;

    /// <summary>What all its threads have used since the start.</summary>
    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>Serves when the task completes.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds its exit code and words.</exception>
    public static async Task<ProgramProcess> StartAsync(ProgramStart start)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{start.Port}"));
        var process = new ServerProcess(Command(start, address), Signal.Kill);
        try
        {
            await process.ServesAsync(() => Task.FromResult(process.Output.Contains(Announcement, StringComparison.Ordinal)));
            return new ProgramProcess(process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, by SIGKILL: no handler runs, nothing is flushed by the program.</summary>
    public Task KillAsync() => process.EndAsync(Signal.Kill);

    /// <summary>Asks it to end, by SIGTERM, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync() => process.EndAsync(Signal.Terminate);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static ProcessStartInfo Command(ProgramStart start, Uri address)
    {
        string[] prompts = start.Prompts is null ? [] : ["--prompts", start.Prompts];
        var command = new ProcessStartInfo("dotnet", [start.Dll, "--environment", start.Environment, "--data", start.Data, "--urls", address.ToString(), .. prompts]);
        // Else each kill leaves the runtime's debugging pipes in the temporary folder.
        command.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in start.Settings) command.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return command;
    }
}
