using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;

namespace SupportBot.Channels.DirectLine;

/// <summary>
/// <c>POST /api/chat/token</c>: a token for the page's visitor. A browser that was here before gets its own conversation again, unless that is
/// closed or the page asks for a new one.
/// </summary>
internal sealed partial class TokenEndpoint(
    ChatTokens tokens, ResumeCookie cookie, OriginRule origins, ChatLimits limits, Inbox inbox, IOptions<DirectLineOptions> options)
{
    public const string Path = "/api/chat/token";

    public async Task<IResult> PostAsync(HttpContext http)
    {
        var carriesCookie = ResumeCookie.IsCarriedBy(http.Request);
        if (!(carriesCookie ? origins.AdmitsCookie(http.Request, out var origin) : origins.Admits(http.Request, out origin))) return ChatError.ForeignOrigin();
        if (!await limits.AllowsTokenAsync(http))
            return new ChatError(429, "TooManyRequests", "Too many chats were begun from here. Wait a minute.") { RetryAfter = TimeSpan.FromMinutes(1) };
        var (body, error) = await JsonBody.ReadAsync(http.Request);
        if (error is not null || (error = Check(body)) is not null) return error;
        var resumed = IsTrue(body, "new") ? null : await FindAsync(http);
        var fresh = resumed ?? new ChatPass(ConversationId.New(), ChatTokens.NewUserId(), Text(body, "shop") ?? options.Value.DefaultShop);
        return Grant(http, fresh with { Market = Text(body, "market"), Locale = Text(body, "locale"), Origin = origin }, resumed is not null);
    }

    private IResult Grant(HttpContext http, ChatPass pass, bool resumed)
    {
        cookie.Write(http, pass);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            conversationId = pass.Conversation.Value,
            token = tokens.Issue(TokenKind.Rest, pass, options.Value.TokenLifetime),
            expires_in = (int)options.Value.TokenLifetime.TotalSeconds,
            userId = pass.UserId,
            resumed,
        });
    }

    // A cookie of a conversation that nobody has begun yet is good: the page was reloaded before it could.
    private async Task<ChatPass?> FindAsync(HttpContext http) =>
        await cookie.ReadAsync(http.Request) is { } pass && (await inbox.FindAsync(pass.Conversation, http.RequestAborted)).IsOpenToTokens() ? pass : null;

    private static ChatError? Check(JsonElement body)
    {
        if (body.TryGetProperty("userToken", out var user) && user.ValueKind != JsonValueKind.Null)
            return ChatError.BadArgument("userToken cannot be used: this shop has no signed-in visitors configured.");
        if (body.TryGetProperty("new", out var wish) && wish.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return ChatError.BadArgument("new must be true or false.");
        return Check(body, "locale", LocaleShape()) ?? Check(body, "market", MarketShape()) ?? Check(body, "shop", ShopShape());
    }

    private static ChatError? Check(JsonElement body, string name, Regex shape) =>
        !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String && shape.IsMatch(value.GetString()!) ? null
        : ChatError.BadArgument($"{name} is not one.");

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    [GeneratedRegex(@"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}\z")]
    internal static partial Regex LocaleShape();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    internal static partial Regex MarketShape();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    internal static partial Regex ShopShape();
}
