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
        if (error is not null || (error = await LimitAsync(http)) is not null) return error;
        var (activity, refusal) = IncomingActivity.Read(json, options.Value.LongestText, hasFiles: false);
        return activity is null ? refusal! : await AcceptAsync(http, activity, []);
    }

    /// <summary>Whether that conversation takes something now, before much is read.</summary>
    public async Task<ChatError?> AdmitAsync(HttpContext http)
    {
        if (await LimitAsync(http) is { } limited) return limited;
        var conversation = await inbox.FindAsync(http.Admitted().Pass.Conversation, http.RequestAborted);
        return conversation.IsOpenToTokens() ? null : ConversationEndpoints.Revoked;
    }

    public async Task<IResult> AcceptAsync(HttpContext http, IncomingActivity activity, IReadOnlyList<MessageAttachment> files)
    {
        if (activity.IsTyping) return Answer(Guid.NewGuid().ToString("N"));
        var id = http.Admitted().Pass.Conversation;
        var accepted = await AcceptAsync(id, activity, files);
        if (accepted.Standing == Standing.NotBegun)
        {
            await conversations.BeginAsync(http);
            accepted = await AcceptAsync(id, activity, files);
        }
        return accepted.Entry is { } entry ? Answer(entry.ActivityId) : ConversationEndpoints.Revoked;
    }

    public static IResult Answer(string activityId) => Results.Json(new { id = activityId });

    // Once it is being written, a browser that goes away must not leave the outcome open.
    private Task<Acceptance> AcceptAsync(ConversationId id, IncomingActivity activity, IReadOnlyList<MessageAttachment> files) => activity.Signal is { } signal
        ? inbox.AcceptAsync(id, signal, activity.ClientActivityId, CancellationToken.None)
        : inbox.AcceptAsync(id, Message(activity, files), activity.ClientActivityId, CancellationToken.None);

    // 422 and not 429: the client would leave the message hanging on "sending".
    private async Task<ChatError?> LimitAsync(HttpContext http) => await limits.AllowsPostAsync(http.Admitted().Pass.Conversation, http.RequestAborted)
        ? null
        : ChatError.Unacceptable("TooManyRequests", "Too many messages at once. Wait a moment and send it again.");

    private static CustomerMessage Message(IncomingActivity activity, IReadOnlyList<MessageAttachment> files) =>
        new(activity.Text!, files, activity.Locale, activity.Echo);
}
