using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SupportBot.Web.Shared;

/// <summary>Refuses what another site makes a browser send. Stands before the antiforgery check, and guards the event stream too.</summary>
internal sealed class OwnOrigin : IAuthorizationFilter, IEndpointFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !Sent(request))
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Sent(context.HttpContext.Request) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);

    // Browsers send no Origin with a same-origin event stream, but always say where a fetch comes from.
    private static bool Sent(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin
        ? string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        : request.Headers["Sec-Fetch-Site"] == "same-origin";
}
