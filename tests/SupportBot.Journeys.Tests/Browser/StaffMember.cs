using System.Text.RegularExpressions;
using SupportBot.Browsing;
using SupportBot.Journeys.Tests.Parts;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>The first person of the team: sets the program up with the code that it printed, and works at the Desk.</summary>
public sealed partial class StaffMember
{
    private const string Password = "kopi-tubruk-tanpa-gula-7";

    private readonly Person person;

    private StaffMember(Person person) => this.person = person;

    public static async Task<StaffMember> SetUpAsync(Person person, RunningShop shop)
    {
        var page = person.Page;
        await page.GoAsync("/setup");
        await page.FillAsync("#Code", SetUpCode().Match(shop.Output).Groups[1].Value);
        await page.FillAsync("#Form_Name", "Rina Wijaya");
        await page.FillAsync("#Form_Login", "rina@example.com");
        await page.FillAsync("#Password", Password);
        await person.PictureAsync("staff-1-setup");
        await page.ClickAsync("main .btn-primary");
        await page.ArriveAsync("/desk");
        return await SignInAgainAsync(person);
    }

    public async Task TakesAsync(string lastWords)
    {
        await person.Page.Locator(".row-link", new() { HasText = lastWords }).ClickAsync();
        await person.PictureAsync("desk-1-waiting");
        await person.Page.ClickAsync("text=Take over");
        await Expect(person.Page.Locator("#text")).ToBeVisibleAsync();
    }

    public async Task SaysAsync(string text)
    {
        await person.Page.FillAsync("#text", text);
        await person.Page.PressAsync("#text", "Enter");
        await Expect(person.Page.Locator(".from-agent .words").Last).ToHaveTextAsync(text);
    }

    public async Task HandsBackAsync()
    {
        await person.Page.ClickAsync("text=Back to the bot");
        await Expect(person.Page.Locator("#composer")).ToHaveCountAsync(0);
    }

    private static async Task<StaffMember> SignInAgainAsync(Person person)
    {
        var page = person.Page;
        await page.ClickAsync(".menu summary");
        await page.ClickAsync("#sign-out button");
        await page.FillAsync("#Login", "rina@example.com");
        await page.FillAsync("#Password", Password);
        await page.ClickAsync("main .btn-primary");
        await page.ArriveAsync("/desk");
        return new StaffMember(person);
    }

    [GeneratedRegex(@"set-up code (\S+)")]
    private static partial Regex SetUpCode();
}
