using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>The reply and policy files of the repository.</summary>
internal static class Phrases
{
    public static string Root { get; } = FindRoot();

    public static ReplyLibrary Library { get; } = ReplyLibrary.Load(Path.Combine(Root, "prompts", "replies"));

    public static PolicyLibrary Policies { get; } = PolicyLibrary.Load(Path.Combine(Root, "prompts", "policies"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie inside the repository.");
    }
}
