namespace SupportBot.Core.Tests;

/// <summary>Where the files of this repository are.</summary>
internal static class Repository
{
    private static readonly string Root = Above(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Prompts { get; } = Path.Combine(Root, "prompts");
    public static string Tests { get; } = Path.Combine(Root, "tests", "SupportBot.Core.Tests");

    private static string Above(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("The tests run outside the repository: no SupportBot.sln above them.")
        : File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")) ? folder.FullName : Above(folder.Parent);
}
