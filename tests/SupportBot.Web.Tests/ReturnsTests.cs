using SupportBot.Core.Conversations;
using SupportBot.Core.Returns;
using SupportBot.Core.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

public sealed class ReturnsTests : IAsyncLifetime
{
    private StaffHouse house = null!;

    public async Task InitializeAsync() => house = await StaffHouse.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Open_returns_stand_by_what_runs_out_next_and_lead_to_their_conversation()
    {
        var id = await house.StartAsync("Halo", "id", "ID");
        await house.OpenCaseAsync("RMA-LATER", TimeSpan.FromHours(30));
        await house.OpenCaseAsync("RMA-OVERDUE", TimeSpan.FromHours(-2), id);
        await house.OpenCaseAsync("RMA-NEVER", due: null);
        await house.OpenCaseAsync("RMA-SOON", TimeSpan.FromHours(3));
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
        var page = await bruno.ReadAsync("/desk/returns");

        int At(string rma) => page.IndexOf($"c-{rma}", StringComparison.Ordinal);
        Assert.Equal(["RMA-OVERDUE", "RMA-SOON", "RMA-LATER", "RMA-NEVER"], new[] { "RMA-SOON", "RMA-OVERDUE", "RMA-NEVER", "RMA-LATER" }.OrderBy(At));
        Assert.Contains($"href=\"/desk/c/{id}\"", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "Overdue:"));
        Assert.Contains("Decide on the request", page, StringComparison.Ordinal);
        Assert.Contains("Nothing runs out", page, StringComparison.Ordinal);
        Assert.Contains("4 open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_those_of_the_member_of_staff()
    {
        await house.HireAsync("bruno", StaffRole.Agent, new StaffPreferences("de", TextDirection.Auto, "Europe/Berlin"));
        using var bruno = house.Visit();
        (await bruno.SignInAsync("bruno")).Dispose();
        // 13:40 UTC and two hours, in a summer of Berlin.
        await house.OpenCaseAsync("RMA-SOON", TimeSpan.FromHours(2));
        Assert.Contains("17:40", await bruno.ReadAsync("/desk/returns"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_the_page_says_so()
    {
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
        Assert.Contains("No return is open", await bruno.ReadAsync("/desk/returns"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_in_the_navigation_of_those_who_answer_customers_and_of_nobody_else()
    {
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
        using var citra = await house.ArriveAsync("citra", StaffRole.Reviewer);
        Assert.Contains("href=\"/desk/returns\"", await bruno.ReadAsync("/desk"), StringComparison.Ordinal);
        Assert.DoesNotContain("/desk/returns", await citra.ReadAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_and_a_withdrawal_with_its_document_stand_in_the_conversation()
    {
        var id = await house.StartAsync("Guten Tag", "de", "DE");
        var kept = await house.Get<IFileStore>().SaveOnceAsync(id, "key", "Eingang.html", "text/html", "<p>x</p>"u8.ToArray(), default);
        await house.AppendAsync(id,
            new DeadlineNear("RMA-DE-1", CaseDeadlineKind.RefundDue, StaffHouse.Start.AddHours(5)),
            new WithdrawalDeclared("DE-1", "RMA-DE-1", StaffHouse.Start, kept, "Ich widerrufe"),
            new BotSaid(new Core.Turns.Replying.Reply("Eingegangen.", new Language("de")) { Attachments = [kept] }));
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
        var page = await bruno.ReadAsync("/desk/c/" + id);
        Assert.Contains("RMA-DE-1: Pay the refund", page, StringComparison.Ordinal);
        Assert.Contains("Withdrawal received on", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/desk/files/{id}/key\" download", page, StringComparison.Ordinal);
    }
}
