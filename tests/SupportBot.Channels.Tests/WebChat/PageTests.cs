using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Parts;
using SupportBot.Channels.WebChat.DemoShop;

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

    private async Task<(Answer Answer, string Text)> GetAsync(string path, string? encodings = null, string? languages = null)
    {
        var answer = await browser.SendAsync(HttpMethod.Get, path, (string?)null, request =>
        {
            request.Headers.Authorization = null;
            if (encodings is not null) request.Headers.Add("Accept-Encoding", encodings);
            if (languages is not null) request.Headers.Add("Accept-Language", languages);
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

    [Theory]
    [InlineData("?market=TW", "zh-Hant-TW", "lang=\"zh-Hant\" dir=\"ltr\"", "熱銷商品")]
    [InlineData("?market=TW&language=", "zh-Hant-TW", "lang=\"zh-Hant\" dir=\"ltr\"", "熱銷商品")]
    [InlineData("?market=TW&language=en", "en-TW", "lang=\"en\" dir=\"ltr\"", "Best sellers")]
    [InlineData("?market=AE", "ar-AE", "lang=\"ar\" dir=\"rtl\"", "الأكثر مبيعًا")]
    [InlineData("?market=DE&language=ar", "ar-DE", "lang=\"ar\" dir=\"rtl\"", "الأكثر مبيعًا")]
    [InlineData("?market=KZ&language=ru", "ru-KZ", "lang=\"ru\" dir=\"ltr\"", "Популярное")]
    [InlineData("?market=JP&language=xx", "ja-JP", "lang=\"ja\" dir=\"ltr\"", "人気商品")]
    [InlineData("?market=ZZ&language=de", "de-US", "lang=\"de\" dir=\"ltr\"", "Beliebt")]
    public async Task Shop_and_chat_speak_the_language_that_was_chosen_else_the_countrys_own(string query, string locale, string root, string words)
    {
        var page = (await GetAsync($"/{query}")).Text;
        Assert.Contains($"data-locale=\"{locale}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<html {root}>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-AT,de;q=0.9,en;q=0.5", "de-DE")]
    [InlineData("en;q=0.5,ja", "ja-JP")]
    [InlineData("en-GB,en;q=0.9", "en-GB")]
    [InlineData("en-HK", "en-HK")]
    [InlineData("zh-TW", "zh-Hant-TW")]
    [InlineData("zh", "zh-Hans-CN")]
    [InlineData("tl", "fil-PH")]
    [InlineData("sw", "en-US")]
    [InlineData(null, "en-US")]
    public async Task The_first_visit_opens_the_shop_that_the_browser_is_at_home_in(string? languages, string locale) =>
        Assert.Contains($"data-locale=\"{locale}\"", (await GetAsync("/", languages: languages)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Every_country_and_every_language_of_the_bot_can_be_chosen()
    {
        var page = (await GetAsync("/?market=KR&language=en")).Text;
        var markets = Directory.EnumerateFiles(Path.Combine(Phrases.Root, "prompts", "policies", "law"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.All(markets, market => Assert.Contains($"<option value=\"{market}\"", page, StringComparison.Ordinal));
        Assert.All(Phrases.Library.All, phrases => Assert.Contains($">{phrases.Style.Name}</option>", page, StringComparison.Ordinal));
        Assert.Contains("<option value=\"KR\" selected>South Korea · 대한민국</option>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"en\" lang=\"en\" selected>English</option>", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split(" selected>").Length - 1);
        Assert.Contains("<option value=\"\">The country’s own (한국어)</option>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "lang=\"de\" dir=\"auto\">Widerruf, Tag 12 von 14<")]
    [InlineData("fr", "lang=\"en\" dir=\"auto\">Withdrawal, day 12 of 14<")]
    public async Task A_hint_is_in_the_readers_language_else_in_English(string language, string hint) =>
        Assert.Contains(hint, (await GetAsync($"/?market=DE&language={language}")).Text, StringComparison.Ordinal);

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
            new("DE-2041", "anna@example.com", "DE", new Dictionary<string, string> { ["en"] = "Withdrawal, day 12 of 14", ["de"] = "Widerruf, Tag 12 von 14" }),
            new("ID-1042", "budi@example.com", "ID", new Dictionary<string, string> { ["en"] = "<b>hint</b>" }),
        ];
    }
}
