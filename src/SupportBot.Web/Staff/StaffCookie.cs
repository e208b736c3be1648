using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Staff;

/// <summary>
/// The signed-in state. The cookie names an account and its security stamp; the account is read at every request, so that a new role, a
/// new password or a disabled account counts from the next click on.
/// </summary>
internal sealed class StaffCookie(IStaffStore store) : CookieAuthenticationEvents
{
    public const string Scheme = "Staff";
    private const string Stamp = "stamp";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "supportbot-staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/signin";
        options.AccessDeniedPath = "/denied";
        options.ReturnUrlParameter = "next";
        options.EventsType = typeof(StaffCookie);
        // Sessions stay on real time when the program is started at another moment.
        options.TimeProvider = TimeProvider.System;
    }

    public static ClaimsPrincipal Principal(StaffAccount account) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id), new(Stamp, account.SecurityStamp), new(ClaimTypes.Role, account.Role.ToString())], Scheme));

    public static Task SignInAsync(HttpContext context, StaffAccount account) => context.SignInAsync(Scheme, Principal(account));

    /// <summary>The account behind a principal, if it may still be here.</summary>
    public static async Task<StaffAccount?> FindAsync(IStaffStore store, ClaimsPrincipal? who, CancellationToken cancellation)
    {
        var id = who?.FindFirstValue(ClaimTypes.NameIdentifier);
        var account = id is null ? null : await store.FindAsync(id, cancellation);
        return account is { IsDisabled: false } && account.SecurityStamp == who!.FindFirstValue(Stamp) ? account : null;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var account = await FindAsync(store, context.Principal, context.HttpContext.RequestAborted);
        if (account is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }
        context.ReplacePrincipal(Principal(account));
        context.HttpContext.Features.Set(account);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Go(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => Go(context, StatusCodes.Status403Forbidden);

    // A fragment or a stream must not be answered with a whole sign-in page.
    private static Task Go(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = status;
            context.Response.Headers["HX-Refresh"] = "true";
        }
        else if (HttpMethods.IsGet(request.Method) && !request.Headers.Accept.ToString().Contains("event-stream", StringComparison.Ordinal))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
