using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Activities;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Core.Conversations;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Turns;

namespace SupportBot.Channels.DirectLine;

/// <summary><c>GET /conversations/{id}/stream?watermark=&amp;t=</c>: opens the socket, or says in plain HTTP why not.</summary>
internal sealed class StreamEndpoint(
    ChatTokens tokens, OriginRule origins, ChatLimits limits, ChatAddresses addresses, Inbox inbox, IConversationLog log, IConversationFeed feed,
    ActivityWriter writer, IHostApplicationLifetime host, [FromKeyedServices(WallClock.Name)] TimeProvider clock, IOptions<DirectLineOptions> options)
{
    public async Task OpenAsync(HttpContext http)
    {
        var (pass, error) = await AdmitAsync(http);
        if (error is not null || !Watermark.TryRead(http.Request.Query["watermark"], out var after))
        {
            await (error ?? Watermark.Refusal).ExecuteAsync(http);
            return;
        }

        using var place = limits.OpenSocket(pass!.Conversation);
        if (!place.IsAcquired)
        {
            await ChatError.Unacceptable("TooManySockets", "This conversation is open in too many tabs.").ExecuteAsync(http);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var reader = new TranscriptReader(log, writer, pass, addresses.OwnOrigin(http.Request), after ?? 0);
        BotMeter.SocketOpened(Door.Chat);
        try { await new CustomerSocket(socket, reader, writer, pass.Conversation, clock, options.Value.KeepAlive).RunAsync(feed, ending.Token); }
        finally { BotMeter.SocketClosed(Door.Chat); }
    }

    private async Task<(ChatPass? Pass, ChatError? Error)> AdmitAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) return (null, ChatError.BadArgument("Open this address as a WebSocket."));
        if (!origins.Admits(http.Request, out _)) return (null, ChatError.ForeignOrigin());
        var (pass, fault) = await tokens.ReadAsync(http.Request.Query["t"], TokenKind.Stream);
        if (pass is null || pass.Conversation.Value != (string?)http.Request.RouteValues["id"])
            return (null, BearerGate.Refusal(fault));
        try
        {
            return (await inbox.FindAsync(pass.Conversation, http.RequestAborted)).IsErased() ? (null, ConversationEndpoints.Revoked) : (pass, null);
        }
        catch (LogUnavailableException)
        {
            return (null, ChatError.Unavailable());
        }
    }
}
