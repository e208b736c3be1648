using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Staff;

[AllowAnonymous]
internal sealed class SetupPage(StaffSetup setup, SignInDoor door, StaffPasswords passwords, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    [BindProperty] public string Code { get; set; } = "";
    [BindProperty] public NewStaffForm Form { get; set; } = new();
    [BindProperty] public string Password { get; set; } = "";
    [BindProperty] public string? TimeZone { get; set; }

    public async Task<IActionResult> OnGetAsync() => await setup.IsOpenAsync(Cancelled) ? Page() : Redirect("/signin");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await setup.IsOpenAsync(Cancelled)) return Redirect("/signin");
        if (!ModelState.IsValid) return Refuse("form.invalid");
        if (PasswordRules.Fault(Password, Form.Name, Form.Login) is { } fault) return Refuse(fault);
        return await door.CheckSetupCodeAsync(Code, Address, Cancelled) switch
        {
            SignInResult.TooMany => Refuse("signin.too_many"),
            SignInResult.Wrong => Refuse("setup.wrong_code"),
            SignInResult.Done => await FinishAsync(),
        };
    }

    private async Task<IActionResult> FinishAsync()
    {
        var admin = NewStaff.Account(Form.Name, Form.Login, StaffRole.Admin).WithPassword(passwords.Hash(Password));
        admin = admin with { Preferences = StaffZones.Preferences(TimeZone) };
        if (!await setup.TryFinishAsync(admin, Cancelled)) return Redirect("/signin");
        await audit.AppendAsync(new(clock.GetUtcNow(), admin.Id, admin.DisplayName, StaffAction.SetUp), Cancelled);
        await StaffCookie.SignInAsync(HttpContext, admin);
        return Redirect(StaffHome.Of(admin));
    }
}
