using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine;

/// <summary>How often one visitor may ask. Generous to people, a wall to scripts; nobody's limit touches another's.</summary>
internal sealed class ChatLimits(IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> tokens = PerMinute(options.Value.TokensPerMinute);
    private readonly PartitionedRateLimiter<string> posts = PerMinute(options.Value.PostsPerMinute);
    private readonly PartitionedRateLimiter<string> sockets = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ =>
            new ConcurrencyLimiterOptions { PermitLimit = options.Value.SocketsPerConversation, QueueLimit = 0 }));

    public bool AllowsToken(HttpContext http)
    {
        using var lease = tokens.AttemptAcquire(Neighbourhood(http.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }

    public bool AllowsPost(ConversationId conversation)
    {
        using var lease = posts.AttemptAcquire(conversation.Value);
        return lease.IsAcquired;
    }

    /// <summary>Held while the socket is open.</summary>
    public RateLimitLease OpenSocket(ConversationId conversation) => sockets.AttemptAcquire(conversation.Value);

    public void Dispose()
    {
        tokens.Dispose();
        posts.Dispose();
        sockets.Dispose();
    }

    // A household has 2^64 addresses of IPv6 to itself: counted singly they would be no limit.
    private static string Neighbourhood(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string> PerMinute(int count) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = count,
            TokensPerPeriod = Math.Max(1, count / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60d / count)),
        }));
}
