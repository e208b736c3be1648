using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Shared;

/// <summary>What the staff's pages have in common.</summary>
internal abstract class StaffPage : PageModel
{
    /// <summary>What went wrong, as a key of the page texts.</summary>
    public string? Fault { get; protected set; }

    protected StaffAccount Me => HttpContext.SignedIn();

    protected CancellationToken Cancelled => HttpContext.RequestAborted;

    protected string Address => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    protected PageResult Refuse(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
