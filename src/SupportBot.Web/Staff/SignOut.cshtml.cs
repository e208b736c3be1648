using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Staff;

internal sealed class SignOutPage(IStaffAudit audit, TimeProvider clock) : StaffPage
{
    // A link must not sign anybody out.
    public IActionResult OnGet() => Redirect("/account");

    public async Task<IActionResult> OnPostAsync()
    {
        await audit.AppendAsync(new(clock.GetUtcNow(), Me.Id, Me.DisplayName, StaffAction.SignedOut), Cancelled);
        await HttpContext.SignOutAsync(StaffCookie.Scheme);
        return Redirect("/signin");
    }
}
