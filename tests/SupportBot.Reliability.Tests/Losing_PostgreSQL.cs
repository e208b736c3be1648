using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Parts;
using SupportBot.Parts.Faults;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

public sealed class Losing_PostgreSQL(TwoNodes two) : IClassFixture<TwoNodes>, IAsyncLifetime
{
    // Two seconds are the promise; the rest is for a machine that runs other suites too.
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(5);
    private static readonly HttpClient Http = new();

    private readonly Shop shop = two.Shop;

    public Task InitializeAsync() => shop.IsReadyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("hangs")]
    [InlineData("refuses")]
    public async Task While_it(string fault)
    {
        var customer = new StubbornCustomer(shop);
        await customer.ArriveAsync();
        await customer.SaysAsync("I want to return my jacket, it is too small");
        shop.PostgresLine!.Set(fault == "hangs" ? Fault.Hang : Fault.Refuse);

        // An honest no, soon, instead of a yes without a commit.
        var clock = Stopwatch.StartNew();
        using (var refused = await PostAsync(shop, customer)) AssertUnavailable(refused);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Quickly);
        await Eventually.HoldsAsync(() => IsReadyAsync(shop, "not ready"), "readiness says so");

        shop.PostgresLine.Set(Fault.Pass);
        await customer.SaysAsync($"{customer.Order} {ShopOrders.Contact}");
        await customer.SaysAsync("yes, open it");
        await Eventually.HoldsAsync(() => IsReadyAsync(shop, "ready"), "readiness is back");
        await using var books = await shop.OpenBooksAsync();
        await books.BalanceAsync(customer);
    }

    [Fact]
    public async Task Restarting_it_under_load_loses_nothing()
    {
        var customers = Enumerable.Range(0, 20).Select(_ => new StubbornCustomer(shop)).ToList();
        var shopping = Task.WhenAll(customers.Select(customer => Task.Run(customer.ReturnsTheJacketAsync)));
        for (var restart = 0; restart < 2 && !shopping.IsCompleted; restart++) await shop.Postgres!.RestartAsync();
        await shopping;
        await using var books = await shop.OpenBooksAsync();
        foreach (var customer in customers)
        {
            await books.BalanceAsync(customer);
            await books.HasOneReturnAsync(customer);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(Shop shop, StubbornCustomer customer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Addresses[0], customer.Activities)) { Content = JsonContent.Create(new { type = "message", from = new { id = "me" }, text = "lost?" }) };
        request.Headers.Authorization = new("Bearer", customer.Token);
        return await Http.SendAsync(request);
    }

    private static void AssertUnavailable(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static async Task<bool> IsReadyAsync(Shop shop, string expected)
    {
        using var answer = await Http.GetAsync(new Uri(shop.Addresses[0], "/health/ready"));
        var report = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        var postgres = report["dependencies"]!.AsArray().Single(one => (string?)one!["name"] == "PostgreSQL")!;
        return (string?)report["status"] == expected && answer.IsSuccessStatusCode == (expected == "ready") && (expected == "ready" || ((string?)postgres["reason"])!.Contains("ConnectionStrings:Postgres", StringComparison.Ordinal));
    }
}
