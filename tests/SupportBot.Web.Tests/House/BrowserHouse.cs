using Microsoft.Playwright;
using SupportBot.Browsing;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Tests.House;

/// <summary>One browser and one furnished house for a class of tests.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    // Other suites share the machine: what is waited for comes, only later.
    private const float Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly Dictionary<string, string> signedIn = [];
    private readonly Dictionary<string, IPage> windows = [];

    public StaffHouse House { get; private set; } = null!;
    public ConversationId Return { get; private set; }
    public ConversationId Arabic { get; private set; }
    public ConversationId Hostile { get; private set; }

    public const string Script = "<script>window.ran=1</script><img src=x onerror=\"window.ran=1\"> **<b onclick=ran>bold</b>**";

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        House = await StaffHouse.OpenAsync();
        await FurnishAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (House is not null) await House.DisposeAsync();
    }

    /// <summary>A page of a signed-in admin (or of nobody).</summary>
    public async Task<IPage> OpenAsync(string path, string? login = "ada", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new()
        {
            StorageState = login is null ? null : await SignInAsync(login),
            BaseURL = House.Address.ToString(),
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        if (path.Length > 0) await page.GoAsync(path);
        return page;
    }

    /// <summary>The same page for every test that only looks: a new one costs more than the look.</summary>
    public async Task<IPage> WindowAsync(string? login) =>
        windows.TryGetValue(login ?? "", out var window) ? window : windows[login ?? ""] = await OpenAsync("", login);

    /// <summary>Closes every page. One that is left open goes on following its streams.</summary>
    public Task CloseAsync() => Task.WhenAll(browser!.Contexts.Select(context => context.CloseAsync()));

    // Through the form, once a person: the cookie serves every later page.
    private async Task<string> SignInAsync(string login)
    {
        if (signedIn.TryGetValue(login, out var state)) return state;
        var page = await OpenAsync("/signin", login: null);
        await page.FillAsync("#Login", login);
        await page.FillAsync("#Password", Visitor.Password);
        await page.ClickAsync("main .btn-primary");
        await page.LeaveAsync("/signin");
        state = signedIn[login] = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    }

    private async Task FurnishAsync()
    {
        await House.HireAsync("ada", StaffRole.Admin, new StaffPreferences("en", TextDirection.Auto, "Europe/Berlin"));
        await House.HireAsync("bruno", StaffRole.Agent, new StaffPreferences("de", TextDirection.Auto, "Europe/Berlin"));
        await House.HireAsync("citra", StaffRole.Reviewer, new StaffPreferences("id", TextDirection.Auto, "Asia/Jakarta"));
        Arabic = await House.StartAsync("السلام عليكم، وصل الحذاء تالفًا والعلبة مكسورة. أريد استرجاع المبلغ", "ar", "SA");
        await House.QueueAsync(Arabic, HandoffReason.Complaint, "ar", "SA", TimeSpan.FromMinutes(-20), "Damaged shoes, wants money back");
        Return = await House.ReturnAsync();
        var german = await House.StartAsync("Guten Tag, ich möchte den Kaufvertrag widerrufen. Wohin soll ich das Paket schicken?", "de", "DE");
        await House.QueueAsync(german, HandoffReason.PolicyNeedsPerson, "de", "DE", TimeSpan.FromHours(5), "Withdrawal declared, address asked");
        await House.OpenCaseAsync("RMA-ID-7K3M9Q2A", TimeSpan.FromHours(-3), Return);
        await House.OpenCaseAsync("RMA-SA-2M8Q4V7B", TimeSpan.FromHours(20), Arabic);
        await House.OpenCaseAsync("RMA-DE-9X1C5N3D", due: null);
        Hostile = await House.StartAsync(Script, "en", "GB");
        await House.StartAsync("靴のサイズを交換できますか？", "ja", "JP");
    }
}
