using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Journeys.Tests.Parts;
using SupportBot.Web.Verbs;

namespace SupportBot.Journeys.Tests.House;

/// <summary>What stands between the program and the world: balancers that may speak for others, engines that ask whether it is well.</summary>
public sealed class Proxies
{
    [Theory]
    [InlineData("127.0.0.1", "chat.example.com")]
    [InlineData("127.0.0.0/8", "chat.example.com")]
    [InlineData("10.0.0.0/8", "127.0.0.1")]
    public async Task Only_a_trusted_balancer_says_under_which_name_it_was_reached(string trusted, string host)
    {
        await using var shop = await RunningShop.OpenAsync(more: new Dictionary<string, string?> { ["Proxies:Trusted:0"] = trusted });
        using var http = new HttpClient { BaseAddress = shop.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "chat.example.com");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(host, (await StreamAsync(http)).Host);
    }

    [Theory]
    [InlineData("balancer")]
    [InlineData("10.1.0.0/64")]
    public async Task A_balancer_that_is_no_address_is_named_at_the_start(string trusted)
    {
        var wrong = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            RunningShop.OpenAsync(more: new Dictionary<string, string?> { ["Proxies:Trusted:0"] = trusted }));
        Assert.Contains(trusted, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_a_running_program_from_one_that_is_gone()
    {
        var shop = await RunningShop.OpenAsync();
        var address = shop.Address.ToString();
        Assert.Equal(0, await SupportBotCommand.RunAsync(["health", "--address", address]));
        await shop.DisposeAsync();
        Assert.Equal(1, await SupportBotCommand.RunAsync(["health", "--address", address]));
        Assert.Equal(2, await SupportBotCommand.RunAsync(["health", "--address", "here"]));
    }

    private static async Task<Uri> StreamAsync(HttpClient http)
    {
        using var granted = await http.PostAsJsonAsync("/api/chat/token", new { locale = "en-US" });
        using var start = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        start.Headers.Authorization = new("Bearer", (string)(await JsonNode.ParseAsync(await granted.Content.ReadAsStreamAsync()))!["token"]!);
        using var began = await http.SendAsync(start);
        return new Uri((string)(await JsonNode.ParseAsync(await began.Content.ReadAsStreamAsync()))!["streamUrl"]!);
    }
}
