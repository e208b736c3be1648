namespace SupportBot.Browsing;

/// <summary>Where the browser is. A test without one fails: what was not looked at is not known to be right.</summary>
public static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string Path { get; } = Places.Prepend(Environment.GetEnvironmentVariable("CHROMIUM")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium. tests/run.sh installs it on Debian and Ubuntu; elsewhere name one in CHROMIUM.");
}
