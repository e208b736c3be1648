using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Staff;

[AllowAnonymous]
internal sealed class InvitePage(SignInDoor door, IStaffStore store, StaffPasswords passwords, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    [BindProperty] public string Login { get; set; } = "";
    [BindProperty] public string Code { get; set; } = "";
    [BindProperty] public string Password { get; set; } = "";
    [BindProperty] public string? TimeZone { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refuse("form.invalid");
        if (PasswordRules.Fault(Password, Login) is { } fault) return Refuse(fault);
        var (result, account) = await door.CheckInviteAsync(Login, Code, Address, Cancelled);
        if (account is null) return Refuse(result == SignInResult.TooMany ? "signin.too_many" : "invite.wrong");
        return await AcceptAsync(account);
    }

    private async Task<IActionResult> AcceptAsync(StaffAccount invited)
    {
        var zone = StaffZones.IsKnown(TimeZone) ? TimeZone! : invited.Preferences.TimeZone;
        var account = invited.WithPassword(passwords.Hash(Password)) with { Preferences = invited.Preferences with { TimeZone = zone } };
        // Only the first of two who use the code at once finds the account unchanged.
        if (await store.ReplaceAsync(account, Cancelled) != StaffChange.Done) return Refuse("invite.wrong");
        await audit.AppendAsync(new(clock.GetUtcNow(), account.Id, account.DisplayName, StaffAction.InviteUsed), Cancelled);
        await StaffCookie.SignInAsync(HttpContext, account);
        return Redirect(StaffHome.Of(account));
    }
}
