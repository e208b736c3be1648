using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Staff;

internal sealed class AccountPage(
    IStaffStore store, SignInDoor door, StaffPasswords passwords, PageTexts texts, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "saved")] public string? SavedWhat { get; set; }

    public string? Saved => SavedWhat is "preferences" or "password" ? "account.saved_" + SavedWhat : null;

    public async Task<IActionResult> OnPostPreferencesAsync(string language, TextDirection direction, string timeZone)
    {
        if (!ModelState.IsValid || !texts.Languages.Contains(language) || !StaffZones.IsKnown(timeZone)) return Refuse("form.invalid");
        return await ReplaceAsync(Me with { Preferences = new StaffPreferences(language, direction, timeZone) }, "preferences");
    }

    public async Task<IActionResult> OnPostPasswordAsync(string current, string password)
    {
        if (!ModelState.IsValid) return Refuse("form.invalid");
        if (PasswordRules.Fault(password, Me.DisplayName, Me.Login) is { } fault) return Refuse(fault);
        var (result, account) = await door.SignInAsync(Me.Login, current, Address, Cancelled);
        if (account is null) return Refuse(result == SignInResult.TooMany ? "signin.too_many" : "account.wrong_password");
        await audit.AppendAsync(new(clock.GetUtcNow(), Me.Id, Me.DisplayName, StaffAction.PasswordChanged), Cancelled);
        return await ReplaceAsync(account.WithPassword(passwords.Hash(password)), "password");
    }

    // The cookie is written anew, because a new password has ended all others.
    private async Task<IActionResult> ReplaceAsync(StaffAccount changed, string what)
    {
        if (await store.ReplaceAsync(changed, Cancelled) != StaffChange.Done) return Refuse("form.changed_meanwhile");
        await StaffCookie.SignInAsync(HttpContext, changed);
        return Redirect("/account?saved=" + what);
    }
}
