using SupportBot.Core.Handoff;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Shared;

/// <summary>Who looks at the page: put there when the cookie was checked.</summary>
internal static class StaffContext
{
    public static StaffAccount? StaffAccount(this HttpContext context) => context.Features.Get<StaffAccount>();

    public static StaffAccount SignedIn(this HttpContext context) =>
        context.StaffAccount() ?? throw new InvalidOperationException("A staff page was reached without a signed-in member of staff.");

    public static StaffMember AsMember(this StaffAccount account) => new(account.Id, account.DisplayName);

    public static bool May(this StaffAccount? account, params ReadOnlySpan<StaffRole> roles) => account is not null && roles.Contains(account.Role);
}
