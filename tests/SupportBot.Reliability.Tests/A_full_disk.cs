using System.Net;
using System.Net.Http.Json;
using SupportBot.Parts;
using SupportBot.Parts.Faults;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

public sealed class A_full_disk
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Refuses_honestly_reads_on_and_recovers_without_a_restart()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 24);
        await using var shop = await Shop.OpenAsync(new ShopPlan(1) { Data = disk.Folder });
        var customer = new StubbornCustomer(shop);
        await customer.ArriveAsync();
        await customer.SaysAsync("I want to return my jacket, it is too small");
        await disk.FillAsync();

        await Eventually.HoldsAsync(async () => await PostAsync(shop, customer) == HttpStatusCode.ServiceUnavailable, "messages are refused");
        Assert.Equal(2, (await customer.HeardAsync()).Count);
        using (var ready = await Http.GetAsync(new Uri(shop.Addresses[0], "/health/ready")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("The disk is full", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        disk.Free();
        await customer.SaysAsync($"{customer.Order} {ShopOrders.Contact}");
        Assert.Contains("RMA-US-", await customer.SaysAsync("yes, open it"), StringComparison.Ordinal);
    }

    // Those that still found room were accepted, and are no concern here.
    private static async Task<HttpStatusCode> PostAsync(Shop shop, StubbornCustomer customer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Addresses[0], customer.Activities)) { Content = JsonContent.Create(new { type = "event", name = "webchat/join", from = new { id = "me" }, value = new string('x', 2000) }) };
        request.Headers.Authorization = new("Bearer", customer.Token);
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }
}
