using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Activities;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;

namespace SupportBot.Channels.DirectLine;

/// <summary>
/// <c>POST /conversations/{id}/activities</c>: durable first, then the id. The bot's turn runs afterwards, because a client that waits for it
/// shows "sending".
/// </summary>
internal sealed class PostEndpoint(Inbox inbox, ChatLimits limits, ConversationEndpoints conversations, IOptions<DirectLineOptions> options)
{
    public async Task<IResult> PostAsync(HttpContext http)
    {
        var (json, error) = await JsonBody.ReadAsync(http.Request);
        if (error is not null || (error = await AdmitAsync(http)) is not null) return error;
        var (activity, refusal) = IncomingActivity.Read(json, options.Value.LongestText, hasFiles: false);
        return activity is null ? refusal! : await AcceptAsync(http, activity, []);
    }

    /// <summary>Whether that conversation takes something now; it is begun if nobody has yet.</summary>
    public async Task<ChatError?> AdmitAsync(HttpContext http)
    {
        var id = http.Admitted().Pass.Conversation;
        var isAdmitted = limits.AllowsPostAsync(id, http.RequestAborted).AsTask();
        var conversation = await inbox.FindAsync(id, isAdmitted, http.RequestAborted);
        // 422 and not 429: the client would leave the message hanging on "sending".
        if (conversation is null) return ChatError.Unacceptable("TooManyRequests", "Too many messages at once. Wait a moment and send it again.");
        if (conversation.Position == 0) await conversations.BeginAsync(http);
        return conversation.IsOpenToTokens() ? null : ConversationEndpoints.Revoked;
    }

    public async Task<IResult> AcceptAsync(HttpContext http, IncomingActivity activity, IReadOnlyList<MessageAttachment> files)
    {
        if (activity.IsTyping) return Answer(Guid.NewGuid().ToString("N"));
        var id = http.Admitted().Pass.Conversation;
        // Once it is being written, a browser that goes away must not leave the outcome open.
        var entry = activity.Signal is { } signal
            ? await inbox.AcceptAsync(id, signal, activity.ClientActivityId, CancellationToken.None)
            : await inbox.AcceptAsync(id, Message(activity, files), activity.ClientActivityId, CancellationToken.None);
        return Answer(entry.ActivityId);
    }

    public static IResult Answer(string activityId) => Results.Json(new { id = activityId });

    private static CustomerMessage Message(IncomingActivity activity, IReadOnlyList<MessageAttachment> files) =>
        new(activity.Text!, files, activity.Locale, activity.Echo);
}
