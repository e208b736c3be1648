using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Parts.Servers;

/// <summary>A server as a child process: its last words are kept, and it ends with us if nobody ends it before.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptCharacters = 500_000;

    // Asked to end, then made to. A process that has ended and that nobody waited for still has its id, but no program.
    internal const string EndWithUs = """
        kill -"$1" "$2"; for n in 1 2 3 4 5 6 7 8 9 10; do [ -e /proc/"$2"/exe ] || break; sleep 0.2; done; kill -KILL "$2"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly BoundedText output = new(KeptCharacters);
    private readonly Process process;
    private readonly Leash leash;

    /// <param name="ending">How it is best asked to end when this process is gone.</param>
    public ServerProcess(ProcessStartInfo start, Signal ending)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        leash = new Leash(EndWithUs, ending.ToString("D"), process.Id.ToString(CultureInfo.InvariantCulture));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;
    public bool HasExited => process.HasExited;

    /// <summary>What it wrote to standard output and standard error; only the last of it when that is much.</summary>
    public string Output => output.ToString();

    public long MemoryInMegabytes => Refreshed().WorkingSet64 / 1_048_576;
    public TimeSpan ProcessorTime => Refreshed().TotalProcessorTime;

    /// <summary>Waits until the server serves.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds its words.</exception>
    public Task ServesAsync(Func<Task<bool>> serves) => Eventually.HoldsAsync(
        async () => process.HasExited ? throw new InvalidOperationException(await LastWordsAsync()) : await serves(),
        $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} serves",
        Patience);

    /// <summary>Sends the signal and returns the exit code once it has ended and all of its output is here.</summary>
    public async Task<int> EndAsync(Signal signal)
    {
        // First: a shell that lets go later could meet another process of the same id.
        await leash.DisposeAsync();
        if (!process.HasExited) Signals.Send(signal, process.Id);
        await process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(Signal.Kill);
        process.Dispose();
    }

    private async Task<string> LastWordsAsync()
    {
        await process.WaitForExitAsync();
        return $"{process.StartInfo.FileName} ended with {process.ExitCode}: {Output}";
    }

    private void Keep(string? line)
    {
        if (line is not null) output.AddLine(line);
    }

    private Process Refreshed()
    {
        process.Refresh();
        return process;
    }
}
