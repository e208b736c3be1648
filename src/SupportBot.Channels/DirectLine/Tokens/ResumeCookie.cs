using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>Lets a browser find its conversation again for 30 days. Scripts cannot read it, and it only ever buys a 30-minute token.</summary>
internal sealed class ResumeCookie(ChatTokens tokens, IOptions<DirectLineOptions> options)
{
    public const string Name = "supportbot_chat";
    private const string Path = "/api/chat";

    public static bool IsCarriedBy(HttpRequest request) => request.Cookies.ContainsKey(Name);

    public async Task<ChatPass?> ReadAsync(HttpRequest request) => (await tokens.ReadAsync(request.Cookies[Name], TokenKind.Resume)).Pass;

    public void Write(HttpContext http, ChatPass pass)
    {
        var lifetime = options.Value.ResumeLifetime;
        var token = tokens.Issue(TokenKind.Resume, new ChatPass(pass.Conversation, pass.UserId, pass.Shop), lifetime);
        http.Response.Cookies.Append(Name, token, Attributes(http.Request, lifetime));
    }

    // The chat is a frame inside the shop's page: a third-party cookie, so it must be partitioned by shop. Browsers take that over https
    // only; plain http is for trying out on one's own machine.
    private static CookieOptions Attributes(HttpRequest request, TimeSpan lifetime)
    {
        var cookie = new CookieOptions { HttpOnly = true, IsEssential = true, Path = Path, MaxAge = lifetime };
        if (!request.IsHttps && IsLoopback(request.Host.Host))
        {
            cookie.SameSite = SameSiteMode.Lax;
            return cookie;
        }

        cookie.SameSite = SameSiteMode.None;
        cookie.Secure = true;
        cookie.Extensions.Add("Partitioned");
        return cookie;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
