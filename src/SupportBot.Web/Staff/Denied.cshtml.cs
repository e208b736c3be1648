using SupportBot.Web.Shared;

namespace SupportBot.Web.Staff;

internal sealed class DeniedPage : StaffPage
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
