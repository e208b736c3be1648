using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Core.Conversations;
using SupportBot.Core.Limits;

namespace SupportBot.Channels.DirectLine;

/// <summary>How often one visitor may ask. Generous to people, a wall to scripts; nobody's limit touches another's.</summary>
internal sealed class ChatLimits(IRateLimits rates, IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> sockets = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ =>
            new ConcurrencyLimiterOptions { PermitLimit = options.Value.SocketsPerConversation, QueueLimit = 0 }));

    public ValueTask<bool> AllowsTokenAsync(HttpContext http) =>
        rates.TryTakeAsync("token:" + Neighbourhood(http.Connection.RemoteIpAddress), options.Value.TokensPerMinute, http.RequestAborted);

    public ValueTask<bool> AllowsPostAsync(ConversationId conversation, CancellationToken cancellation) =>
        rates.TryTakeAsync("post:" + conversation.Value, options.Value.PostsPerMinute, cancellation);

    /// <summary>Held while the socket is open; counted by each node for itself.</summary>
    public RateLimitLease OpenSocket(ConversationId conversation) => sockets.AttemptAcquire(conversation.Value);

    public void Dispose() => sockets.Dispose();

    // A household has 2^64 addresses of IPv6 to itself: counted singly they would be no limit.
    private static string Neighbourhood(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
