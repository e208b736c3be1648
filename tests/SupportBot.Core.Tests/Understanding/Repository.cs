namespace SupportBot.Core.Tests.Understanding;

/// <summary>Where the tests' files are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Understanding => Path.Combine(Root, "prompts", "understanding");

    public static string HeldOut => Path.Combine(Root, "tests", "SupportBot.Core.Tests", "Understanding", "HeldOut");

    public static string NewTemp() => Directory.CreateTempSubdirectory("understanding").FullName;

    public static string CopyToTemp(string folder)
    {
        var temp = NewTemp();
        foreach (var file in Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories))
        {
            var target = Path.Combine(temp, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return temp;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SupportBot.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
