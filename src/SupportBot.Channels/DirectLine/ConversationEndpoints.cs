using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Activities;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;

namespace SupportBot.Channels.DirectLine;

/// <summary>Start, resume, refresh and history.</summary>
internal sealed class ConversationEndpoints(
    Inbox inbox, IConversationLog log, ActivityWriter writer, ChatTokens tokens, ChatAddresses addresses, IOptions<DirectLineOptions> options)
{
    /// <summary><c>POST /conversations</c>: 201 with a greeting the first time, 200 afterwards.</summary>
    public async Task<IResult> StartAsync(HttpContext http)
    {
        var (_, error) = await JsonBody.ReadAsync(http.Request);
        if (error is not null) return error;
        var began = await BeginAsync(http);
        return await OpenAsync(http, watermark: 0, began ? 201 : 200);
    }

    /// <summary><c>GET /conversations/{id}</c>: a fresh token, and a stream of what follows the watermark (or follows this request).</summary>
    public async Task<IResult> ResumeAsync(HttpContext http, string? watermark)
    {
        if (!Watermark.TryRead(watermark, out var after)) return Watermark.Refusal;
        var began = await BeginAsync(http);
        return await OpenAsync(http, began ? 0 : after, 200);
    }

    /// <summary><c>POST /tokens/refresh</c></summary>
    public async Task<IResult> RefreshAsync(HttpContext http)
    {
        var pass = http.Admitted().Pass;
        if (!(await inbox.FindAsync(pass.Conversation, http.RequestAborted)).IsOpenToTokens()) return Revoked;
        return Results.Json(new { conversationId = pass.Conversation.Value, token = Renew(pass), expires_in = (int)options.Value.TokenLifetime.TotalSeconds });
    }

    /// <summary><c>GET /conversations/{id}/activities</c></summary>
    public async Task<IResult> ReadAsync(HttpContext http, string? watermark)
    {
        if (!Watermark.TryRead(watermark, out var after)) return Watermark.Refusal;
        var pass = http.Admitted().Pass;
        if ((await inbox.FindAsync(pass.Conversation, http.RequestAborted)).IsErased()) return Revoked;
        var reader = new TranscriptReader(log, writer, pass, addresses.OwnOrigin(http.Request), after ?? 0);
        return Results.Json(await reader.ReadNewAsync(http.RequestAborted));
    }

    public static ChatError Revoked { get; } = new(403, "TokenExpired", "The conversation has ended; ask for a new token.");

    /// <summary>True when this call began it. A page that was reloaded before it could begin is begun here.</summary>
    public Task<bool> BeginAsync(HttpContext http)
    {
        var pass = http.Admitted().Pass;
        var start = new ConversationStarted("webchat", pass.UserId, pass.Shop, pass.Market, PageLocale.LanguageOf(pass.Locale));
        return inbox.StartAsync(pass.Conversation, start, http.RequestAborted);
    }

    private async Task<IResult> OpenAsync(HttpContext http, long? watermark, int status)
    {
        var (pass, token) = http.Admitted();
        var conversation = await inbox.FindAsync(pass.Conversation, http.RequestAborted);
        if (conversation.IsErased()) return Revoked;
        // A closed conversation can be read until the token at hand runs out, but that is not renewed.
        return Results.Json(new
        {
            conversationId = pass.Conversation.Value,
            token = conversation.IsClosed ? token : Renew(pass),
            expires_in = (int)options.Value.TokenLifetime.TotalSeconds,
            streamUrl = addresses.Stream(http.Request, pass, watermark ?? conversation.Position),
        }, statusCode: status);
    }

    private string Renew(ChatPass pass) => tokens.Issue(TokenKind.Rest, pass, options.Value.TokenLifetime);
}

/// <summary>A position in the conversation's log, opaque to clients.</summary>
internal static class Watermark
{
    public static ChatError Refusal { get; } = ChatError.BadArgument("watermark is not one of ours.");

    /// <param name="position">Null when none was given.</param>
    public static bool TryRead(string? text, out long? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        position = number;
        return true;
    }
}
