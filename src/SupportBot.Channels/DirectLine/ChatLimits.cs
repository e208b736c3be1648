using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Core.Conversations;
using SupportBot.Core.Limits;
using SupportBot.Core.Telemetry;

namespace SupportBot.Channels.DirectLine;

/// <summary>How often one visitor may ask. Generous to people, a wall to scripts; nobody's limit touches another's.</summary>
internal sealed class ChatLimits(IRateLimits rates, IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> sockets = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ =>
            new ConcurrencyLimiterOptions { PermitLimit = options.Value.SocketsPerConversation, QueueLimit = 0 }));

    public ValueTask<bool> AllowsTokenAsync(HttpContext http) =>
        IsAllowedAsync("token:" + Neighbourhood(http.Connection.RemoteIpAddress), options.Value.TokensPerMinute, RequestLimit.Token, http.RequestAborted);

    public ValueTask<bool> AllowsPostAsync(ConversationId conversation, CancellationToken cancellation) =>
        IsAllowedAsync("post:" + conversation.Value, options.Value.PostsPerMinute, RequestLimit.Post, cancellation);

    /// <summary>Held while the socket is open; counted by each node for itself.</summary>
    public RateLimitLease OpenSocket(ConversationId conversation)
    {
        var place = sockets.AttemptAcquire(conversation.Value);
        Count(place.IsAcquired, RequestLimit.Socket);
        return place;
    }

    public void Dispose() => sockets.Dispose();

    private async ValueTask<bool> IsAllowedAsync(string key, int perMinute, RequestLimit limit, CancellationToken cancellation) =>
        Count(await rates.TryTakeAsync(key, perMinute, cancellation), limit);

    private static bool Count(bool isAllowed, RequestLimit limit)
    {
        if (!isAllowed) BotMeter.RequestLimited(limit);
        return isAllowed;
    }

    // A household has 2^64 addresses of IPv6 to itself: counted singly they would be no limit.
    private static string Neighbourhood(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
