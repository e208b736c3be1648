using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Every key in Redis. What stands in braces decides the slot in a Redis Cluster; each script touches one key, so it stays in one slot.
/// </summary>
/// <remarks>
/// Round trips that somebody waits for, of a message and its turn: two. At the door the rate limit and the fold are asked at the same time; the
/// turn asks for the fold. A turn that tries a proof asks for the failures too. Saving and publishing are sent and not waited for.
/// </remarks>
internal sealed class RedisKeys(string prefix)
{
    /// <summary>
    /// Hash: a conversation's fold as JSON (<see cref="LogJson"/>) by the shape of the program that made it, and beside it (<c>…:at</c>) its
    /// position in the log; or <c>forgotten</c>. Lives <see cref="RedisOptions.StateLifetime"/> from the last save on.
    /// </summary>
    public RedisKey Fold(ConversationId conversation) => Key("fold", conversation.Value);

    /// <summary>String: what has been counted since the first. Lives for the window from the first on. Named after the first use it had.</summary>
    /// <param name="of">What is counted. It holds an order number, so only its hash gets into Redis.</param>
    public RedisKey Failures(string of) => Key("failures", Digest(of));

    /// <summary>Hash: <c>level</c> of a token bucket and when it was so (<c>at</c>, Unix ms). Lives a minute from its last use on: by then it is full.</summary>
    /// <param name="of">Whose bucket. It holds an address, so only its hash gets into Redis.</param>
    public RedisKey Bucket(string of) => Key("bucket", Digest(of));

    /// <summary>Hash: an open Desk page, and until when it counts (Unix ms) with who is there as JSON. Lives as long as its youngest page.</summary>
    public RedisKey Desk { get; } = $"{prefix}:{{desk}}";

    /// <summary>String: written to see whether Redis takes writes. Lives two seconds.</summary>
    public RedisKey Probe { get; } = $"{prefix}:{{probe}}";

    /// <summary>Channel: what nodes tell each other, see <see cref="FeedMessage"/>.</summary>
    public RedisChannel Feed { get; } = new($"{prefix}:feed", RedisChannel.PatternMode.Literal);

    private RedisKey Key(string kind, string unit) => $"{prefix}:{kind}:{{{unit}}}";

    private static string Digest(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
