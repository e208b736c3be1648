using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Parts.Servers;

/// <summary>PostgreSQL's programs as Debian packages them, which keeps them off the search path.</summary>
internal static class PostgresPrograms
{
    private const string Packages = "/usr/lib/postgresql";
    private const string User = "postgres";

    /// <summary>How to start one. PostgreSQL refuses to be run by root, so root runs it as the user of its package.</summary>
    public static ProcessStartInfo Start(string program, string folder, params string[] arguments)
    {
        var path = Path.Combine(Newest(), program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = folder;
        return start;
    }

    /// <summary>Lets the user that <see cref="Start"/> runs programs as write there.</summary>
    public static Task OwnAsync(string folder) =>
        Environment.IsPrivilegedProcess ? Tool.RunAsync("chown", $"{User}:{User}", folder) : Task.CompletedTask;

    private static string Newest()
    {
        var newest = Directory.Exists(Packages) ? Directory.GetDirectories(Packages).MaxBy(Version) : null;
        return newest is not null && File.Exists(Path.Combine(newest, "bin", "initdb"))
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException($"PostgreSQL is not in {Packages}. Install Debian's package postgresql; tests/run.sh does.");
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
