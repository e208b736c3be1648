namespace SupportBot.Web.Tests.House;

/// <summary>A test in a real browser. Skipped, and saying so, where there is no Chromium or the pages' libraries have not been fetched.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Path { get; } = Places.Prepend(Environment.GetEnvironmentVariable("CHROMIUM")).FirstOrDefault(File.Exists);

    public static string? Missing =>
        Path is null ? "No Chromium: name one in CHROMIUM."
        : Directory.Exists(System.IO.Path.Combine(Repository.WebRoot, "lib", "htmx.org")) ? null
        : "wwwroot/lib is empty: fetch what vendor.json names.";
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
