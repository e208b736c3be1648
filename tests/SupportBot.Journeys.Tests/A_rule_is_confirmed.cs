using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

public sealed class A_rule_is_confirmed : IAsyncLifetime
{
    // Indonesia's two business days, which the file does not confirm.
    private const string Rule = "id-exchange-or-cancel", Told = "2 working days", Asked = "what are your return rules?";

    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task And_the_next_answer_rests_on_it_until_it_is_withdrawn()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "ID");
        (await customer.SaysAsync(Asked)).Lacks(Told);
        await ReviewAsync(ReviewAct.Confirmed);
        (await customer.SaysAsync(Asked)).Contains(Told);
        await ReviewAsync(ReviewAct.Withdrawn);
        (await customer.SaysAsync(Asked)).Lacks(Told);
    }

    [Fact]
    public async Task And_it_still_counts_after_a_restart()
    {
        await ReviewAsync(ReviewAct.Confirmed);
        var data = await shop.CloseKeepingDataAsync();
        shop = await RunningShop.OpenAsync(data: data);
        using var customer = await Customer.ArriveAsync(shop, "en-US", "ID");
        (await customer.SaysAsync(Asked)).Contains(Told);
    }

    private Task ReviewAsync(ReviewAct act)
    {
        var rule = shop.Services.GetRequiredService<PolicyLibrary>().Find("ID")!.Rules.Single(one => one.Id == Rule);
        return shop.Services.GetRequiredService<IRuleReviews>().AppendAsync(new RuleReview(rule.Head.Wording, act, "ada", "Ada", DateTimeOffset.UnixEpoch, "Read."), default);
    }
}
