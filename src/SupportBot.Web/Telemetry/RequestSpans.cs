using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace SupportBot.Web.Telemetry;

/// <summary>Names a request's span by its route: the path would name a conversation, and its query carries the ticket.</summary>
internal static class RequestSpans
{
    // Open for hours, or asked every few seconds: a span of them tells nothing.
    private static readonly string[] Untold = ["/stream", "/desk/events", "/health/live", "/health/ready"];
    private static readonly HashSet<string> Methods = new(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], StringComparer.Ordinal);

    public static async Task NameAsync(HttpContext http, RequestDelegate next)
    {
        var span = http.Features.Get<IHttpActivityFeature>()?.Activity;
        if (span is { Recorded: true })
        {
            if (http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && !Untold.Any(end => route.EndsWith(end, StringComparison.Ordinal))) Name(span, http.Request.Method, route);
            else Mute(span);
        }
        try
        {
            await next(http);
            span?.SetTag("http.response.status_code", http.Response.StatusCode);
        }
        catch (Exception wrong)
        {
            Core.Telemetry.BotTrace.Failed(span, wrong);
            throw;
        }
    }

    /// <summary>Keeps a span, and those that will begin beneath it, from being sent.</summary>
    public static void Mute(Activity span)
    {
        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static void Name(Activity span, string method, string route)
    {
        // A method is the caller's word too.
        var known = Methods.Contains(method) ? method : "HTTP";
        var path = $"/{route.TrimStart('/')}";
        span.DisplayName = $"{known} {path}";
        span.SetTag("http.request.method", known).SetTag("http.route", path);
    }
}
