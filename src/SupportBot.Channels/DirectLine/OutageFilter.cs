using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine;

/// <summary>The edge of every call: what the store or the connection could not do becomes an honest status, never a 500.</summary>
internal sealed partial class OutageFilter(ILogger<OutageFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (LogUnavailableException exception)
        {
            LogOutage(logger, exception);
            return ChatError.Unavailable();
        }
        catch (BadHttpRequestException exception)
        {
            return new ChatError(exception.StatusCode, "BadRequest", "The request could not be read.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The conversation log is unavailable; a chat call was refused.")]
    private static partial void LogOutage(ILogger logger, Exception exception);
}
