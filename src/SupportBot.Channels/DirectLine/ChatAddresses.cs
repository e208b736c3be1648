using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine;

/// <summary>Addresses that the server hands out, and the origin they belong to.</summary>
internal sealed class ChatAddresses(ChatTokens tokens, IOptions<DirectLineOptions> options)
{
    public const string Base = "/v3/directline";

    /// <summary>Scheme, host and port of this server as browsers know it.</summary>
    public string OwnOrigin(HttpRequest request) =>
        options.Value.PublicUrl is { } url ? url.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    /// <summary>Where the socket of that conversation opens. The client wants it absolute; the ticket in it lives a minute.</summary>
    public string Stream(HttpRequest request, ChatPass pass, long watermark)
    {
        var ticket = tokens.Issue(TokenKind.Stream, pass with { FileId = null }, options.Value.StreamTicketLifetime);
        var socketOrigin = string.Concat("ws", OwnOrigin(request).AsSpan("http".Length));
        return string.Create(CultureInfo.InvariantCulture, $"{socketOrigin}{Conversation(pass)}/stream?watermark={watermark}&t={ticket}");
    }

    /// <summary>A link to a file that works without a header, as an image tag needs it.</summary>
    public string File(string origin, ChatPass pass, MessageAttachment file)
    {
        var link = new ChatPass(pass.Conversation, pass.UserId, pass.Shop, FileId: file.FileId);
        return $"{origin}{Conversation(pass)}/files/{file.FileId}?t={tokens.Issue(TokenKind.File, link, options.Value.FileLinkLifetime)}";
    }

    private static string Conversation(ChatPass pass) => $"{Base}/conversations/{pass.Conversation}";
}
