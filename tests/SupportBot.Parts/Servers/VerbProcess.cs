using System.Diagnostics;

namespace SupportBot.Parts.Servers;

/// <summary>The program doing one job as a process of its own.</summary>
public sealed class VerbProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly BoundedText errors = new(500_000);
    private readonly Task<string> output;

    private VerbProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) errors.AddLine(text); };
        process.Start();
        process.BeginErrorReadLine();
        output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors => errors.ToString();
    public bool HasExited => process.HasExited;

    /// <param name="dll">The built program.</param>
    /// <param name="settings">Given as environment variables: <c>ConnectionStrings:Postgres</c>.</param>
    public static VerbProcess Start(string dll, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // Else each kill leaves the runtime's debugging pipes in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new VerbProcess(start);
    }

    public static async Task<VerbResult> RunAsync(string dll, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> arguments)
    {
        await using var verb = Start(dll, settings, arguments);
        return await verb.EndAsync();
    }

    /// <summary>Gives it all of its standard input.</summary>
    public async Task GiveAsync(string input)
    {
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
    }

    /// <summary>Waits until it is done.</summary>
    public async Task<VerbResult> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        return new VerbResult(process.ExitCode, await output, Errors);
    }

    /// <summary>As Ctrl+C at a terminal does.</summary>
    public void Interrupt() => Signals.Send(Signal.Interrupt, process.Id);

    /// <summary>As a service's stop does.</summary>
    public void Terminate() => Signals.Send(Signal.Terminate, process.Id);

    /// <summary>Without a word.</summary>
    public void Kill() => Signals.Send(Signal.Kill, process.Id);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record VerbResult(int Exit, string Output, string Errors);
