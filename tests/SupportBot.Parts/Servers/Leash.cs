using System.Diagnostics;

namespace SupportBot.Parts.Servers;

/// <summary>
/// A small shell that notices when this process is gone, however it went, and does one last thing: so that a test run that is killed, too,
/// leaves no server, folder or mount behind. It waits on a pipe that the kernel closes with us.
/// </summary>
internal sealed class Leash : IAsyncDisposable
{
    private readonly Process shell;
    private bool ended;

    /// <param name="lastly">A shell's commands; they find the arguments as $1, $2 …</param>
    public Leash(string lastly, params string[] arguments)
    {
        // Ctrl+C reaches the whole group: the shell must outlive it.
        var script = $"trap '' INT HUP TERM; exec >/dev/null 2>&1; read -r _; {lastly}";
        shell = Process.Start(new ProcessStartInfo("sh", ["-c", script, "leash", .. arguments]) { RedirectStandardInput = true })!;
    }

    /// <summary>Has the last thing done now.</summary>
    public async Task LetGoAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
    }

    /// <summary>If the last thing was not done, it is no longer wanted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ended) return;
        ended = true;
        shell.Kill();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
