using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Activities;
using SupportBot.Channels.DirectLine.Uploads;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine;

/// <summary><c>POST /conversations/{id}/upload</c>: a message with photos or papers, in one piece or not at all.</summary>
internal sealed class UploadEndpoint(PostEndpoint post, IConversationLog log, IFileStore files, IOptions<DirectLineOptions> options)
{
    public async Task<IResult> PostAsync(HttpContext http)
    {
        var limits = options.Value;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = ((long)limits.LargestFile * limits.FilesPerMessage) + (4 * 1024 * 1024);
        if (await post.AdmitAsync(http) is { } closed) return closed;
        var (body, error) = await UploadBody.ReadAsync(http.Request, limits);
        if (body is null) return error!;
        var (activity, refusal) = IncomingActivity.Read(body.Activity, limits.LongestText, hasFiles: true);
        if (activity is null) return refusal!;
        if (activity.Text is null) return ChatError.BadArgument("Files belong to a message.");
        return await FindRepeatAsync(http, activity) is { } first ? PostEndpoint.Answer(first.ActivityId) : await StoreAsync(http, activity, body.Files);
    }

    private async Task<IResult> StoreAsync(HttpContext http, IncomingActivity activity, IReadOnlyList<UploadedFile> uploaded)
    {
        var clean = uploaded.Select(Check).ToList();
        if (clean.FirstOrDefault(file => file.Error is not null).Error is { } error) return error;
        var id = http.Admitted().Pass.Conversation;
        var together = clean.Sum(file => (long)file.Content.Length) + await files.SizeOfAsync(id, http.RequestAborted);
        if (together > options.Value.FilesPerConversation)
            return ChatError.Unacceptable("FileQuota", "This conversation holds as many files as it can. Tell a person if more are needed.");
        var stored = new List<MessageAttachment>();
        foreach (var (name, kind, content, _) in clean)
            stored.Add(await files.SaveAsync(id, name, kind, content, http.RequestAborted));
        return await post.AcceptAsync(http, activity, stored);
    }

    private static (string Name, string Kind, byte[] Content, ChatError? Error) Check(UploadedFile file)
    {
        if (FileKind.Of(file.Content) is not { } kind)
            return ("", "", [], ChatError.Unacceptable("FileNotAccepted", "Only photos (JPEG, PNG, WebP) and PDF files can be sent."));
        return FileKind.Clean(kind, file.Content) is { } content
            ? (FileLabel.Of(file.Name), kind, content, null)
            : ("", "", [], ChatError.Unacceptable("FileDamaged", "The file is damaged and cannot be opened."));
    }

    // The log would refuse the repeat anyway, but only after its files were stored a second time.
    private async Task<LogEntry?> FindRepeatAsync(HttpContext http, IncomingActivity activity)
    {
        if (activity.ClientActivityId is not { } sought) return null;
        var entries = await log.ReadAsync(http.Admitted().Pass.Conversation, after: 0, http.RequestAborted);
        return entries.FirstOrDefault(entry => entry.Body is CustomerSaid { Message: { Attachments.Count: > 0, RawActivity: { } echo } } && ClientIdIn(echo) == sought);
    }

    private static string? ClientIdIn(string echo) => (string?)JsonNode.Parse(echo)?["channelData"]?["clientActivityID"];
}
