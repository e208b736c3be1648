using SupportBot.Core.Staff;

namespace SupportBot.Web.Staff;

/// <summary>Where somebody's work begins.</summary>
internal static class StaffHome
{
    public static string Of(StaffAccount account) => account.Role == StaffRole.Reviewer ? "/admin" : "/desk";
}
