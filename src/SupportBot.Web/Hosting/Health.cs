using SupportBot.Core.Transcripts;

namespace SupportBot.Web.Hosting;

internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store does too.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "alive" })).AllowAnonymous();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(ITranscriptIndex transcripts, CancellationToken cancellation)
    {
        try
        {
            await transcripts.QueueAsync(cancellation);
            return Results.Json(new { status = "ready", store = "ok" });
        }
        catch (Core.Conversations.LogUnavailableException)
        {
            return Results.Json(new { status = "not ready", store = "cannot be reached" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
