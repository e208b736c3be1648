using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.DirectLine.Uploads;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;

namespace SupportBot.Channels.DirectLine;

/// <summary><c>GET /conversations/{id}/files/{file}?t=</c>: an image tag sends no header, so the address itself is signed.</summary>
internal sealed class FileEndpoint(ChatTokens tokens, IFileStore files, Inbox inbox)
{
    public async Task<IResult> GetAsync(HttpContext http, string id, string file, string? t)
    {
        var (pass, fault) = await tokens.ReadAsync(t, TokenKind.File);
        if (pass is null) return BearerGate.Refusal(fault);
        if (pass.Conversation.Value != id || pass.FileId != file) return BearerGate.Refusal(TokenFault.Forged);
        if ((await inbox.FindAsync(pass.Conversation, http.RequestAborted)).IsErased()) return ConversationEndpoints.Revoked;
        var stored = await files.OpenAsync(pass.Conversation, file, http.RequestAborted);
        return stored is null ? new ChatError(404, "NotFound", "There is no such file.") : Send(http.Response, stored);
    }

    // Only a raster image may open in the page. Anything a browser could run or follow is a download, and neither is ever guessed at.
    private static IResult Send(HttpResponse response, StoredFile stored)
    {
        var disposition = new ContentDispositionHeaderValue(FileKind.IsRasterImage(stored.About.ContentType) ? "inline" : "attachment");
        disposition.SetHttpFileName(stored.About.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=300";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(stored.Content, stored.About.ContentType);
    }
}
