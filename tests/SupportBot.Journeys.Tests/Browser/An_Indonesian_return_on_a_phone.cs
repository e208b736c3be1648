using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Journeys.Tests.Parts;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>The whole road: a customer, the bot, a person, the customer again, and whoever looks at it afterwards.</summary>
[Collection(Stories.Name)]
public sealed class An_Indonesian_return_on_a_phone(OneChromium chromium) : IAsyncLifetime
{
    private RunningShop shop = null!;
    private Person rizky = null!;
    private Person rina = null!;
    private ChatWindow chat = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task From_the_first_word_to_the_transcript()
    {
        await using (rizky = await chromium.PhoneAsync(shop.Address, "id-ID"))
        await using (rina = await chromium.DesktopAsync(shop.Address, "en-US"))
        {
            await TheBotOpensTheReturnAsync();
            var staff = await StaffMember.SetUpAsync(rina, shop);
            await APersonAnswersAsync(staff);
            await TheTranscriptTellsItAllAsync();
            rizky.Watch.AssertQuiet();
            rina.Watch.AssertQuiet();
        }
    }

    private async Task TheBotOpensTheReturnAsync()
    {
        chat = await ChatWindow.OpenAsync(rizky, "ID");
        await chat.HearsAsync("program komputer, bukan manusia");
        await chat.SeesTheEndAsync();
        await rizky.PictureAsync("id-1-greeting");
        await chat.SaysAsync("halo kak, sepatunya kekecilan nih mau saya balikin. pesanan ID-20417, rizky.pratama@example.com");
        await chat.LastlyHearsAsync("Sepatu Lari Pria AeroRun", "Rp549.000", "Sabtu, 14 Maret 2026");
        await chat.SeesTheEndAsync();
        await rizky.PictureAsync("id-2-decision");
        await chat.PressesAsync(Title("option_yes_open"));
        await chat.LastlyHearsAsync("RMA-ID-");
        await chat.SeesTheEndAsync();
        await rizky.PictureAsync("id-3-opened");
        await chat.AsksForAPersonAsync();
        await chat.LastlyHearsAsync("CS kami");
    }

    private async Task APersonAnswersAsync(StaffMember staff)
    {
        await staff.TakesAsync("Saya ingin bicara dengan petugas.");
        await chat.LastlyHearsAsync("Rina Wijaya");
        await staff.SaysAsync("Halo Kak Rizky, label returnya saya kirim hari ini.");
        await chat.LastlyHearsAsync("Halo Kak Rizky, label returnya saya kirim hari ini.");
        await chat.SeesTheEndAsync();
        await rizky.PictureAsync("id-4-agent");
        await chat.SaysAsync("siap, makasih kak");
        await Expect(rina.Page.Locator(".from-customer .words").Last).ToHaveTextAsync("siap, makasih kak");
        await rina.PictureAsync("desk-2-talk");
        await staff.HandsBackAsync();
        await chat.LastlyHearsAsync("program komputer");
    }

    private async Task TheTranscriptTellsItAllAsync()
    {
        await rina.Page.ClickAsync("nav >> text=Transcripts");
        await rina.PictureAsync("admin-1-transcripts");
        await rina.Page.Locator("tr", new() { HasText = "ID-20417" }).Locator(".row-link").ClickAsync();
        var turn = rina.Page.Locator("details.turn").First;
        await turn.Locator("summary").ClickAsync();
        await Expect(turn).ToContainTextAsync(new Regex("Language.*Indonesian.*Return.*ID-?20417", RegexOptions.Singleline));
        await Expect(turn.Locator(".pill.is-granted").First).ToBeVisibleAsync();
        await Expect(turn.Locator(".clauses li").First).ToBeVisibleAsync();
        await Expect(turn.Locator(".draft")).ToContainTextAsync("Sepatu Lari Pria AeroRun");
        await Expect(turn).ToContainTextAsync("Allowed out");
        await rina.PictureAsync("admin-2-transcript");
        await rina.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await rina.PictureAsync("admin-3-transcript-dark");
    }

    private string Title(string key) => shop.Services.GetRequiredService<ReplyLibrary>().In(new Language("id")).Say(key);
}
