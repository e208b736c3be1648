using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.WebChat;

/// <summary>What a page of ours may load and who may frame it. No inline script or style without the page's own nonce, nothing from elsewhere.</summary>
internal static class ContentRules
{
    // The chat library adds one style element with nothing in it: the hash of nothing.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    public static string NewNonce() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <param name="socketOrigin">Where the chat's socket opens (<c>wss://…</c>): browsers do not count it as 'self'.</param>
    public static void ForChat(HttpResponse response, string nonce, string socketOrigin, IEnumerable<string> shopOrigins) => Set(response,
        $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; " +
        $"connect-src 'self' blob: {socketOrigin}; worker-src 'self' blob:; font-src 'self'; media-src 'none'; " +
        $"frame-ancestors {string.Join(' ', ["'self'", .. shopOrigins])}; base-uri 'none'; form-action 'none'");

    public static void ForShop(HttpResponse response) => Set(response,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'");

    private static void Set(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        // Newer chat clients change protocol when they may use a microphone.
        response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        response.Headers.CacheControl = "no-store";
    }
}
