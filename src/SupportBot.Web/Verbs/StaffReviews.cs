using System.CommandLine;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Integrations;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary>What staff have confirmed, for verbs that read the policy files alone unless they are told where the program keeps its data.</summary>
internal static class StaffReviews
{
    public static Option<string?> DataOption() => new("--data") { Description = "Also count what staff have confirmed in this data folder (default: the files alone)." };

    /// <exception cref="StartUpException">There is no data in the folder.</exception>
    public static async Task<IReadOnlyList<RuleReview>> ReadAsync(string? data, CancellationToken cancellation)
    {
        if (data is null) return [];
        var storage = new StorageOptions { DataDirectory = Path.GetFullPath(data) };
        if (!File.Exists(storage.MainFile)) throw new StartUpException($"--data: there is no {storage.MainFile}. Name the folder that the program serves with.");
        await using var office = new ServiceCollection().AddIntegrations(storage, new OrderOptions()).BuildServiceProvider();
        return (await office.GetRequiredService<IRuleReviews>().ReadAsync(cancellation)).Reviews;
    }
}
