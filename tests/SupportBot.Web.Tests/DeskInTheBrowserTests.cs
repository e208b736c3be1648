using SupportBot.Browsing;
using SupportBot.Core.Conversations;
using SupportBot.Web.Tests.House;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>What only a browser shows: live messages, drafts, keys, and that no customer's text becomes a script.</summary>
public sealed class DeskInTheBrowserTests(BrowserHouse browser) : IClassFixture<BrowserHouse>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => browser.CloseAsync();

    [Theory]
    [InlineData("/desk?tab=Open")]
    [InlineData("/desk/c/{0}")]
    [InlineData("/admin")]
    [InlineData("/admin/transcripts/{0}")]
    public async Task A_customers_script_is_shown_as_text_and_never_runs(string path)
    {
        var page = await browser.OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, browser.Hostile));

        await Expect(page.GetByText("<script>window.ran=1</script>").First).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
        Assert.Equal(0, await page.Locator("main img[src=x], main b[onclick]").CountAsync());
    }

    [Fact]
    public async Task The_policy_stops_a_script_that_got_into_the_page()
    {
        var page = await browser.OpenAsync("/desk");
        await page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')");
        await page.EvaluateAsync("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)");

        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
    }

    [Fact]
    public async Task New_words_of_the_customer_appear_by_themselves_once_and_in_order()
    {
        var id = await browser.House.StartAsync("First");
        var page = await browser.OpenAsync("/desk/c/" + id);
        for (var n = 1; n <= 5; n++) await browser.House.SayAsync(id, "burst " + n);

        await Expect(page.Locator(".from-customer .words")).ToHaveTextAsync(["First", "burst 1", "burst 2", "burst 3", "burst 4", "burst 5"]);
    }

    [Fact]
    public async Task An_agent_takes_writes_with_enter_and_hands_back_to_the_bot()
    {
        var id = await browser.House.StartAsync("Help");
        var page = await browser.OpenAsync("/desk/c/" + id);
        await page.ClickAsync("text=Take over");
        await page.FillAsync("#text", "One line");
        await page.PressAsync("#text", "Shift+Enter");
        await page.Locator("#text").PressSequentiallyAsync("and another");
        await page.PressAsync("#text", "Enter");

        await Expect(page.Locator(".from-agent .words")).ToHaveTextAsync("One line\nand another");
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        await page.ClickAsync("text=Back to the bot");
        await Expect(page.Locator("#composer")).ToHaveCountAsync(0);
        Assert.Equal(ConversationOwner.Bot, (await browser.House.Get<ConversationStates>().LoadAsync(id, default)).Owner);
    }

    [Fact]
    public async Task A_draft_survives_a_reload_and_a_lost_connection()
    {
        var id = await browser.House.StartAsync("Help");
        var page = await browser.OpenAsync("/desk/c/" + id);
        await page.ClickAsync("text=Take over");
        await page.FillAsync("#text", "Half a thought");
        await page.ReloadAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("Half a thought");

        await page.Context.SetOfflineAsync(true);
        await page.PressAsync("#text", "Enter");
        await Expect(page.Locator("#composer-fault")).ToContainTextAsync("Your text is kept");
        await Expect(page.Locator("#text")).ToHaveValueAsync("Half a thought");

        await page.Context.SetOfflineAsync(false);
        await page.PressAsync("#text", "Enter");
        await Expect(page.Locator(".from-agent .words")).ToHaveTextAsync("Half a thought");
        await Expect(page.Locator("#composer-fault")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Writing_tells_the_customer_that_somebody_writes()
    {
        var id = await browser.House.StartAsync("Help");
        var page = await browser.OpenAsync("/desk/c/" + id);
        await page.ClickAsync("text=Take over");
        await Expect(page.Locator("#text")).ToBeVisibleAsync();
        using var feed = browser.House.Get<IConversationFeed>().Subscribe(id);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await page.Locator("#text").PressSequentiallyAsync("He");

        var signals = feed.ReadAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.True(await signals.MoveNextAsync());
        Assert.Equal(FeedSignalKind.AgentTyping, signals.Current.Kind);
    }

    [Fact]
    public async Task J_and_k_walk_the_queue_and_enter_opens()
    {
        var page = await browser.OpenAsync("/desk");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".row-link").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".row-link").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        var first = page.Locator(".row-link").First;
        await Expect(first).ToBeFocusedAsync();
        var address = await first.GetAttributeAsync("href");
        await page.Keyboard.PressAsync("Enter");

        await page.ArriveAsync(address!);
    }

    [Fact]
    public async Task Closing_asks_first()
    {
        var id = await browser.House.StartAsync("Bye");
        var page = await browser.OpenAsync("/desk/c/" + id);
        await page.ClickAsync("text=Take over");
        await page.ClickAsync("[data-open-dialog]");
        await page.ClickAsync("text=Keep open");
        Assert.False((await browser.House.Get<ConversationStates>().LoadAsync(id, default)).IsClosed);

        await page.ClickAsync("[data-open-dialog]");
        await page.ClickAsync("dialog .btn-danger");
        await Expect(page.Locator(".composer-closed")).ToContainTextAsync("closed");
        Assert.True((await browser.House.Get<ConversationStates>().LoadAsync(id, default)).IsClosed);
    }

    [Fact]
    public async Task Signing_out_works_from_the_menu_and_takes_the_drafts_along()
    {
        await browser.House.HireAsync("dewi", Core.Staff.StaffRole.Agent);
        var page = await browser.OpenAsync("/desk", "dewi");
        await page.EvaluateAsync("localStorage.setItem('draft:x', '{}')");
        await page.ClickAsync(".menu summary");
        await page.ClickAsync("#sign-out button");

        await page.ArriveAsync("/signin");
        Assert.False(await page.EvaluateAsync<bool>("'draft:x' in localStorage"));
    }

    [Fact]
    public async Task The_chosen_theme_stays()
    {
        var page = await browser.OpenAsync("/desk");
        await page.ClickAsync("#theme");
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
    }
}
