using Microsoft.Net.Http.Headers;

namespace SupportBot.Web.Shared;

/// <summary>Marks the endpoints of the staff pages; <see cref="StaffHeaders"/> looks for it.</summary>
internal sealed class StaffEndpoint
{
    public static readonly StaffEndpoint Marker = new();
}

/// <summary>
/// Sets the security headers of every staff page. Comes first in the pipeline, as a start-up filter, and writes them when the response
/// starts, so that refusals and failures carry them too.
/// </summary>
internal sealed class StaffHeaders : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, proceed) =>
        {
            context.Response.OnStarting(Write, context);
            return proceed(context);
        });
        next(app);
    };

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaffEndpoint>() is null) return Task.CompletedTask;
        // Addresses carry conversation ids: other sites never see them. Under no-referrer browsers would post our own forms with Origin: null.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        if (!headers.ContainsKey(HeaderNames.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = Policy(context.RequestServices.GetRequiredService<CspNonce>().Value);
        return Task.CompletedTask;
    }

    // Tabler draws its arrows and ticks from data: images.
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
