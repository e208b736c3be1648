using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;
using SupportBot.Web.Staff;

namespace SupportBot.Web.Desk;

/// <summary>The endpoints of the Desk that are no pages: its event stream, and what customers sent.</summary>
internal static class DeskStreams
{
    public static void MapDeskStreams(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/events", Events)
            .RequireAuthorization(StaffPages.DeskPolicy).WithMetadata(StaffEndpoint.Marker).AddEndpointFilter<OwnOrigin>();
        routes.MapGet("/desk/files/{conversation}/{file}", FileAsync)
            .RequireAuthorization().WithMetadata(StaffEndpoint.Marker);
    }

    private static ServerSentEventsResult<string> Events(
        HttpContext context, string? conversation, IConversationFeed feed, IStaffStore store, IDeskPresence presence, IHostApplicationLifetime life, TimeProvider clock)
    {
        ConversationId? open = string.IsNullOrEmpty(conversation) ? null : new ConversationId(conversation);
        var stream = new DeskStream(feed, open, clock, new DeskVisit(presence, context.SignedIn().AsMember(), open), async cancellation =>
            await StaffCookie.FindAsync(store, context.User, cancellation) is not null);
        return TypedResults.ServerSentEvents(stream.ReadAsync(context.RequestAborted, life.ApplicationStopping));
    }

    private static async Task<IResult> FileAsync(
        HttpContext context, string conversation, string file, IFileStore files, IStaffAudit audit, TimeProvider clock)
    {
        var cancellation = context.RequestAborted;
        if (await files.OpenAsync(new ConversationId(conversation), file, cancellation) is not { } stored) return Results.NotFound();
        var me = context.SignedIn();
        await audit.AppendAsync(new(clock.GetUtcNow(), me.Id, me.DisplayName, StaffAction.FileOpened, conversation), cancellation);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Pictures may be looked at in the page; anything else is only ever saved.
        return IsPicture(stored.About.ContentType)
            ? Results.Bytes(stored.Content, stored.About.ContentType)
            : Results.Bytes(stored.Content, "application/octet-stream", stored.About.Name);
    }

    public static bool IsPicture(string contentType) => contentType is "image/jpeg" or "image/png" or "image/webp";
}
