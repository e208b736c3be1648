namespace SupportBot.Web.Tests.House;

/// <summary>Where the files of this repository are.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(new DirectoryInfo(AppContext.BaseDirectory));

    public static string WebRoot => Path.Combine(Root, "src", "SupportBot.Web", "wwwroot");

    public static string Prompts => Path.Combine(Root, "prompts");

    public static string Pages => Path.Combine(Root, "src", "SupportBot.Web");

    private static string Up(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("The tests run outside the repository: no SupportBot.sln above them.")
        : File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")) ? folder.FullName : Up(folder.Parent);
}
