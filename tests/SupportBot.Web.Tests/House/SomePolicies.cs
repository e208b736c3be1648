using SupportBot.Core.Policies;

namespace SupportBot.Web.Tests.House;

/// <summary>The policy files as they are shipped.</summary>
internal static class SomePolicies
{
    public static PolicyLibrary Library { get; } = PolicyLibrary.Load(Path.Combine(Repository.Prompts, "policies"));
}
