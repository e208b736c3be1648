namespace SupportBot.Integrations.Tests;

/// <summary>Where the files of this repository are.</summary>
internal static class Repository
{
    public static string Policies => Path.Combine(Up(new DirectoryInfo(AppContext.BaseDirectory)), "prompts", "policies");

    private static string Up(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("The tests run outside the repository: no SupportBot.sln above them.")
        : File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")) ? folder.FullName : Up(folder.Parent);
}
