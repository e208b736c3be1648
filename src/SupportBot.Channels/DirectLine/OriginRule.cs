using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.DirectLine;

/// <summary>
/// Which pages may call. The chat's frame is served by this very host, so any other Origin is foreign, <c>null</c> included. Where a
/// browser would send none, nothing that a cookie pays for is given unless the browser itself says the call came from our own page.
/// </summary>
internal sealed class OriginRule(ChatAddresses addresses)
{
    /// <summary>The caller's origin if it is ours or absent; false for a foreign one.</summary>
    public bool Admits(HttpRequest request, out string? origin)
    {
        origin = request.Headers.Origin.Count == 0 ? null : request.Headers.Origin.ToString();
        return origin is null || string.Equals(origin, addresses.OwnOrigin(request), StringComparison.OrdinalIgnoreCase);
    }

    public bool AdmitsCookie(HttpRequest request, out string? origin) =>
        Admits(request, out origin) && (origin is not null || request.Headers["Sec-Fetch-Site"] == "same-origin");
}
