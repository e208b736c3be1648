using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Staff;

[AllowAnonymous]
internal sealed class SignInPage(SignInDoor door, StaffSetup setup, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    [BindProperty] public string Login { get; set; } = "";
    [BindProperty] public string Password { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string? Next { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (HttpContext.StaffAccount() is { } me) return Redirect(StaffHome.Of(me));
        return await setup.IsOpenAsync(Cancelled) ? Redirect("/setup") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refuse("signin.wrong");
        var (result, account) = await door.SignInAsync(Login, Password, Address, Cancelled);
        if (account is null) return Refuse(result == SignInResult.TooMany ? "signin.too_many" : "signin.wrong");
        await audit.AppendAsync(new(clock.GetUtcNow(), account.Id, account.DisplayName, StaffAction.SignedIn), Cancelled);
        await StaffCookie.SignInAsync(HttpContext, account);
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next : StaffHome.Of(account));
    }
}
