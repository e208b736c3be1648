using System.Reflection;

namespace SupportBot.Journeys.Tests.House;

/// <summary>Who may know whom: Web → {Channels, Integrations} → Core.</summary>
public sealed class Arrows
{
    [Theory]
    [InlineData("SupportBot.Core")]
    [InlineData("SupportBot.Channels", "SupportBot.Core")]
    [InlineData("SupportBot.Integrations", "SupportBot.Core")]
    [InlineData("SupportBot.Web", "SupportBot.Channels", "SupportBot.Core", "SupportBot.Integrations")]
    public void A_project_knows_only_these(string project, params string[] known) =>
        Assert.Equal(known, References(project).Where(name => name.StartsWith("SupportBot.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Data")]
    [InlineData("Microsoft.IdentityModel")]
    public void The_head_knows_no_server_store_or_vendor(string forbidden) =>
        Assert.DoesNotContain(References("SupportBot.Core"), name => name.StartsWith(forbidden, StringComparison.Ordinal));

    private static IEnumerable<string> References(string project) => Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!);
}
