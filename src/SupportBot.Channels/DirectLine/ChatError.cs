using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.DirectLine;

/// <summary>
/// A refusal as the protocol words it. The status decides what the browser's client does: 403 ends its session for good, other 4xx show
/// "not sent" at once, 404 and 429 leave it hanging. So 403 is kept for tokens, and sizes, rates and shapes are 400, 413 or 422.
/// </summary>
internal sealed record ChatError(int Status, string Code, string Message) : IResult
{
    public TimeSpan? RetryAfter { get; init; }

    public static ChatError BadArgument(string message) => new(400, "BadArgument", message);
    public static ChatError MissingProperty(string message) => new(400, "MissingProperty", message);
    public static ChatError TooLarge(string message) => new(413, "TooLarge", message);
    public static ChatError Unacceptable(string code, string message) => new(422, code, message);
    public static ChatError ForeignOrigin() => new(403, "ForeignOrigin", "This page may not use the chat.");

    public static ChatError Unavailable() =>
        new(503, "ServiceUnavailable", "The conversation cannot be stored now. Nothing was accepted; try again.") { RetryAfter = TimeSpan.FromSeconds(2) };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return httpContext.Response.WriteAsJsonAsync(new { error = new { code = Code, message = Message } }, httpContext.RequestAborted);
    }
}
