using System.Globalization;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts;

/// <summary>
/// A new folder for one test, deleted with all that is in it when the test is over. Those of a process lie in one that goes with the process:
/// a test that fails half-way, or a run that is killed, leaves nothing either.
/// </summary>
/// <param name="name">How the folder's name begins.</param>
public sealed class TempFolder(string name = "data") : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string Ours = Directory.CreateTempSubdirectory("supportbot-").FullName;
    private static readonly Leash? UntilTheEnd = Hold();
    private static int number;

    public string Path { get; } = Make(string.Create(CultureInfo.InvariantCulture, $"{Ours}/{name}-{Interlocked.Increment(ref number)}"));

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private static string Make(string path) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnersAlone)).FullName;

    private static Leash? Hold()
    {
        if (OperatingSystem.IsWindows()) return null;
        // Servers that run as another user pass through.
        File.SetUnixFileMode(Ours, OwnersAlone | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        // Twice: servers on leashes of their own may still be writing.
        return new Leash("rm -rf \"$1\" || { sleep 5; rm -rf \"$1\"; }", Ours);
    }
}
