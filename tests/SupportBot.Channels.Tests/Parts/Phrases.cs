using System.Globalization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>The reply files of the repository, read the plain way: flat <c>key: text</c> lines.</summary>
internal static class Phrases
{
    public static string Root { get; } = FindRoot();

    public static ReplyLibrary Library { get; } = new(Directory.EnumerateDirectories(Path.Combine(Root, "prompts", "replies"))
        .ToDictionary(folder => Path.GetFileName(folder), Read));

    private static ReplyPhrases Read(string folder)
    {
        var language = new Language(Path.GetFileName(folder));
        var phrases = Directory.EnumerateFiles(folder, "*.yaml").SelectMany(File.ReadAllLines)
            .Where(line => line.Contains(": ", StringComparison.Ordinal) && char.IsLetter(line[0]))
            .Select(line => line.Split(": ", 2)).GroupBy(pair => pair[0], pair => pair[1].Trim().Trim('"'))
            .ToDictionary(group => group.Key, group => group.First());
        phrases.TryAdd("greeting", $"Hello ({language}).");
        return new ReplyPhrases(language, CultureInfo.GetCultureInfo(language.Tag), language.Tag == "ar", phrases);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie inside the repository.");
    }
}
