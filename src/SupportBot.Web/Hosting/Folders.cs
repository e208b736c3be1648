namespace SupportBot.Web.Hosting;

/// <summary>Where the program finds its words and keeps its data: beside the solution in a checkout, beside itself when installed.</summary>
internal static class Folders
{
    public static string Home { get; } = Above(AppContext.BaseDirectory, "SupportBot.sln") ?? AppContext.BaseDirectory;

    /// <summary>Files that browsers get. In a checkout the project's own folder, so that a change shows at once.</summary>
    public static string WebRoot { get; } = Directory.Exists(Path.Combine(Home, "src", "SupportBot.Web", "wwwroot"))
        ? Path.Combine(Home, "src", "SupportBot.Web", "wwwroot") : Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static string Prompts(string? wanted) => Path.GetFullPath(wanted ?? Path.Combine(Home, "prompts"));

    public static string Data(string? wanted) =>
        Path.GetFullPath(wanted ?? Environment.GetEnvironmentVariable("SUPPORTBOT_DATA") ?? Path.Combine(Home, "data"));

    private static string? Above(string folder, string marker)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, marker))) return at.FullName;
        return null;
    }
}
