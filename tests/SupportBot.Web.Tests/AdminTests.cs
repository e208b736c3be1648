using System.Net;
using SupportBot.Core.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

public sealed class AdminTests : IAsyncLifetime
{
    private StaffHouse house = null!;
    private Visitor ada = null!;

    public async Task InitializeAsync()
    {
        house = await StaffHouse.OpenAsync();
        ada = await house.ArriveAsync("ada", StaffRole.Admin);
    }

    public async Task DisposeAsync()
    {
        ada.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Searched_words_find_and_never_stand_in_an_address()
    {
        await house.StartAsync("My name is Rosalind Quayle");
        await house.StartAsync("Another customer");
        using var posted = await ada.PostAsync("/admin", new { text = "Quayle", market = "IE" });
        var address = posted.Headers.Location!.ToString();
        var page = await ada.ReadAsync(address);

        Assert.DoesNotContain("Quayle", address, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("market=IE", address, StringComparison.Ordinal);
        Assert.Contains("Rosalind Quayle", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Another customer", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_search_is_of_no_use_to_a_colleague()
    {
        await house.StartAsync("My name is Rosalind Quayle");
        using var posted = await ada.PostAsync("/admin", new { text = "Quayle" });
        using var citra = await house.ArriveAsync("citra", StaffRole.Reviewer);

        Assert.Contains("The search for words has ended", await citra.ReadAsync(posted.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?market=DE", "Paket", "parcel")]
    [InlineData("?language=en", "parcel", "Paket")]
    [InlineData("?handed=true", "Paket", "parcel")]
    [InlineData("?from=2026-04-21&until=2026-04-21", "parcel", "nothing-else")]
    public async Task Filters_narrow_the_list(string filter, string shown, string hidden)
    {
        var german = await house.StartAsync("Wo ist mein Paket?", "de", "DE");
        await house.QueueAsync(german, Core.Handoff.HandoffReason.CustomerAsked, "de", "DE", TimeSpan.FromHours(1), "Asks");
        await house.StartAsync("Where is my parcel?");
        var page = await ada.ReadAsync("/admin" + filter);

        Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_shows_every_stage_and_masks_contact_data_in_what_was_understood()
    {
        var id = await house.ReturnAsync();
        var page = WebUtility.HtmlDecode(await ada.ReadAsync("/admin/transcripts/" + id));

        foreach (var part in new[] { "97%", "open_return", "Number without a fact", "14 hari", "12.8 ms", "Handed off", "Content in kind words", "Uang Kakak pasti kembali!", "940 tokens", "Went out", "b••••@••••id", "•••• 90" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("+6281234567890", page, StringComparison.Ordinal);
        Assert.Equal(id.Value, Assert.Single(await house.AuditAsync(StaffAction.TranscriptRead)).Subject);
    }

    [Fact]
    public async Task An_invited_person_chooses_a_password_once()
    {
        using var added = await ada.PostAsync("/admin/staff?handler=Add", new { Name = "Bruno", Login = "bruno", role = "Agent" });
        var page = await added.Content.ReadAsStringAsync();
        var code = System.Text.RegularExpressions.Regex.Match(page, "big-code\" dir=\"ltr\">([A-Z0-9-]+)<").Groups[1].Value;
        using var bruno = house.Visit();
        using var used = await bruno.PostAsync("/invite", new { Login = "bruno", Code = code, Password = Visitor.Password });
        using var again = await house.Visit().PostAsync("/invite", new { Login = "bruno", Code = code, Password = "another-long-password-1" });

        Assert.Equal("/desk", used.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.DoesNotContain(code, await ada.ReadAsync("/admin/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invite_ends_after_three_days()
    {
        var code = Staff.OneTimeCode.New();
        await house.Get<IStaffStore>().TryAddAsync(Staff.NewStaff.Invited(Staff.NewStaff.Account("Bruno", "bruno", StaffRole.Agent), code, house.Clock.GetUtcNow()), default);
        house.Clock.Advance(Staff.NewStaff.InviteLifetime);
        using var used = await house.Visit().PostAsync("/invite", new { Login = "bruno", Code = code, Password = Visitor.Password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
    }

    [Fact]
    public async Task A_new_role_counts_from_the_next_click()
    {
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
        var account = (await house.Get<IStaffStore>().FindByLoginAsync("bruno", default))!;
        using var changed = await ada.PostAsync("/admin/staff?handler=Role", new { id = account.Id, role = "Reviewer" });

        Assert.Equal(HttpStatusCode.OK, (await bruno.GetAsync("/admin")).StatusCode);
        Assert.Contains("/denied", (await bruno.GetAsync("/desk")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(account.Id, Assert.Single(await house.AuditAsync(StaffAction.RoleChanged)).Subject);
    }

    [Fact]
    public async Task The_last_admin_stays_admin()
    {
        var me = (await house.Get<IStaffStore>().FindByLoginAsync("ada", default))!;
        using var changed = await ada.PostAsync("/admin/staff?handler=Role", new { id = me.Id, role = "Agent" });

        Assert.Contains("one active admin", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(StaffRole.Admin, (await house.Get<IStaffStore>().FindAsync(me.Id, default))!.Role);
    }

    [Fact]
    public async Task Saving_preferences_does_not_undo_a_change_made_meanwhile()
    {
        var store = house.Get<IStaffStore>();
        var read = await house.HireAsync("bruno", StaffRole.Agent);
        Assert.Equal(StaffChange.Done, await store.ReplaceAsync(read with { IsDisabled = true }, default));

        Assert.Equal(StaffChange.ChangedMeanwhile, await store.ReplaceAsync(read with { Preferences = new("de") }, default));
        Assert.True((await store.FindAsync(read.Id, default))!.IsDisabled);
    }

    [Fact]
    public async Task The_audit_log_lists_the_newest_first_with_names()
    {
        (await house.Visit().SignInAsync("ada", "wrong-password-here")).Dispose();
        var page = await ada.ReadAsync("/admin/audit");

        Assert.True(page.IndexOf("<td>Failed to sign in", StringComparison.Ordinal) < page.IndexOf("<td>Signed in", StringComparison.Ordinal));
        Assert.DoesNotContain("<td>Signed in", await ada.ReadAsync("/admin/audit?does=SignInFailed"), StringComparison.Ordinal);
    }
}
