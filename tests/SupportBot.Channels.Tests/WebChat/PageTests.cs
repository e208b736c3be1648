using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Parts;
using SupportBot.Channels.WebChat.DemoShop;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.WebChat;

public sealed class PageTests : IAsyncLifetime
{
    private ChatHost host = null!;
    private ChatClient browser = null!;
    private DirectoryInfo vendor = null!;

    public async Task InitializeAsync()
    {
        vendor = Directory.CreateTempSubdirectory("vendor-");
        var folder = vendor.CreateSubdirectory("botframework-webchat/9.9.9").FullName;
        foreach (var (suffix, text) in new[] { ("", "plain"), (".br", "brotli"), (".gz", "gzip") })
            await File.WriteAllTextAsync(Path.Combine(folder, $"webchat.js{suffix}"), text);
        host = await ChatHost.StartAsync(add: services => services.AddSingleton<IDemoGuide, Guide>(),
            settings: [("Widget:VendorFolder", vendor.FullName), ("Widget:ShopOrigins:0", "https://shop.example")]);
        browser = ChatClient.At(host);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await host.DisposeAsync();
        vendor.Delete(recursive: true);
    }

    private async Task<(Answer Answer, string Text)> GetAsync(string path, string? encodings = null)
    {
        var answer = await browser.SendAsync(HttpMethod.Get, path, (string?)null, request =>
        {
            request.Headers.Authorization = null;
            if (encodings is not null) request.Headers.Add("Accept-Encoding", encodings);
        });
        return (answer, WebUtility.HtmlDecode(Encoding.UTF8.GetString(answer.Body)));
    }

    [Fact]
    public async Task The_frame_allows_no_script_or_style_but_its_own()
    {
        var (answer, page) = await GetAsync("/chat?locale=de-DE&market=DE");
        var policy = answer.Headers["Content-Security-Policy"];
        var nonce = policy.Split("script-src 'nonce-")[1].Split('\'')[0];
        Assert.True(nonce.Length >= 20);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' blob: ws{host.Origin["http".Length..]};", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self' https://shop.example;", policy, StringComparison.Ordinal);
        var (scripts, sheets, nonces) = (page.Split("<script").Length - 1, page.Split("rel=\"stylesheet\"").Length - 1, page.Split($" nonce=\"{nonce}\"").Length - 1);
        Assert.Equal((2, 1, 3), (scripts, sheets, nonces));
        Assert.NotEqual(policy, (await GetAsync("/chat")).Answer.Headers["Content-Security-Policy"]);
    }

    [Theory]
    [InlineData("de-DE", "lang=\"de\" dir=\"ltr\"", "Kundenservice")]
    [InlineData("in-ID", "lang=\"id\" dir=\"ltr\"", "Layanan pelanggan")]
    [InlineData("zh-CN", "lang=\"zh-Hans\" dir=\"ltr\"", "在线客服")]
    [InlineData("sw", "lang=\"en\" dir=\"ltr\"", "Customer service")]
    [InlineData("ar", "dir=\"rtl\"", "")]
    [InlineData("'\"><script>", "lang=\"en\" dir=\"ltr\"", "Customer service")]
    public async Task The_frame_speaks_the_pages_language_and_direction(string locale, string root, string title)
    {
        var page = (await GetAsync($"/chat?locale={Uri.EscapeDataString(locale)}")).Text;
        Assert.Contains(root, page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<script").Length);
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("https://shop.example.evil.example", false)]
    public async Task The_frame_talks_only_to_pages_that_may_hold_it(string parent, bool talks)
    {
        var page = (await GetAsync($"/chat?host={Uri.EscapeDataString(parent)}")).Text;
        Assert.Equal(talks, page.Contains($"\"host\":\"{parent}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_launcher_is_small_and_speaks_every_language_of_the_bot()
    {
        var (answer, script) = await GetAsync("/launcher.js");
        Assert.True(answer.Body.Length < 6000, $"{answer.Body.Length} bytes");
        Assert.True((await GetAsync("/launcher.js", "br")).Answer.Body.Length < 2500);
        Assert.Contains("Mit uns chatten", script, StringComparison.Ordinal);
        Assert.Contains("联系客服", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "plain", null)]
    [InlineData("gzip, deflate", "gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "brotli", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip", "gzip")]
    public async Task Fetched_files_come_compressed_and_stay_for_good(string? accepted, string content, string? encoding)
    {
        var (answer, text) = await GetAsync("/lib/botframework-webchat/9.9.9/webchat.js", accepted);
        Assert.Equal((200, content, encoding), (answer.Status, text, answer.Headers.GetValueOrDefault("Content-Encoding")));
        Assert.Contains("immutable", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.StartsWith("text/javascript", answer.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lib/botframework-webchat/9.9.9/webchat.js.br")]
    [InlineData("/lib/..%2f..%2fetc%2fpasswd")]
    [InlineData("/lib/botframework-webchat/9.9.8/webchat.js")]
    public async Task Nothing_else_on_disk_can_be_reached(string path) => Assert.Equal(404, (await GetAsync(path)).Answer.Status);

    [Fact]
    public async Task The_demo_shop_costs_next_to_nothing_until_the_chat_is_opened()
    {
        var (answer, page) = await GetAsync("/?market=DE");
        Assert.True(answer.Body.Length < 20_000, $"{answer.Body.Length} bytes");
        Assert.DoesNotContain("webchat.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains("data-market=\"DE\" data-locale=\"de-DE\"", page, StringComparison.Ordinal);
        Assert.Contains("DE-2041", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ID-1042", page, StringComparison.Ordinal);
        Assert.Empty(host.Turns.Scheduled);
    }

    [Fact]
    public async Task What_a_guide_says_is_text_and_not_markup() =>
        Assert.DoesNotContain("<b>hint", Encoding.UTF8.GetString((await GetAsync("/?market=ID")).Answer.Body), StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_guide_there_is_no_shop()
    {
        await using var bare = await ChatHost.StartAsync();
        using var visitor = ChatClient.At(bare);
        Assert.Equal(404, (await visitor.SendAsync(HttpMethod.Get, "/")).Status);
    }

    private sealed class Guide : IDemoGuide
    {
        public IReadOnlyList<DemoOrder> Orders { get; } =
        [
            new("DE-2041", "anna@example.com", "DE", new Language("de"), "Widerruf, Tag 12 von 14"),
            new("ID-1042", "budi@example.com", "ID", new Language("id"), "<b>hint</b>", "mau retur"),
        ];
    }
}
