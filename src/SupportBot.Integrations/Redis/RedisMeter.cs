using System.Diagnostics.Metrics;

namespace SupportBot.Integrations.Redis;

internal static class RedisMeter
{
    private static readonly Meter Meter = new("SupportBot.Integrations");

    /// <summary>
    /// By <c>operation</c>, and whether somebody <c>waits</c> for the answer. What a node asks once a second for itself is
    /// <see cref="Watch"/>.
    /// </summary>
    private static readonly Counter<long> RoundTrips = Meter.CreateCounter<long>(
        "supportbot.redis.roundtrips", description: "Questions to Redis that were sent");

    public const string Watch = "watch";

    public static void Count(string operation, bool waits) => RoundTrips.Add(1, new("operation", operation), new("waits", waits));
}
