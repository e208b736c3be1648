using System.Text.Json;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Redis;

/// <summary>Open Desk pages of all nodes; while Redis is away, of this one.</summary>
internal sealed class RedisPresence(RedisConnection redis, RedisKeys keys, InProcessPresence here) : IDeskPresence
{
    private static readonly RedisScript Seen = new("""
        local time = redis.call('time')
        local till = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3]
        redis.call('hset', KEYS[1], ARGV[1], string.format('%d ', till) .. ARGV[2])
        redis.call('pexpire', KEYS[1], ARGV[3])
        """);

    private static readonly RedisScript Who = new("""
        local time = redis.call('time')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local there = {}
        local pages = redis.call('hgetall', KEYS[1])
        for at = 1, #pages, 2 do
          local till, who = string.match(pages[at + 1], '^(%d+) (.*)$')
          if tonumber(till) > now then there[#there + 1] = who else redis.call('hdel', KEYS[1], pages[at]) end
        end
        return there
        """);

    public Task SeenAsync(string page, StaffMember who, ConversationId? at, CancellationToken cancellation)
    {
        var there = LogJson.Write(new PresentStaff(who.Id, who.DisplayName, at));
        redis.Tell("desk.seen", database => Seen.RunAsync(database, keys.Desk, page, there, (long)IDeskPresence.Lifetime.TotalMilliseconds));
        return here.SeenAsync(page, who, at, cancellation);
    }

    public Task LeftAsync(string page, CancellationToken cancellation)
    {
        redis.Tell("desk.left", database => database.HashDeleteAsync(keys.Desk, page));
        return here.LeftAsync(page, cancellation);
    }

    public Task<IReadOnlyList<PresentStaff>> WhoAsync(CancellationToken cancellation) => redis.AskAsync(
        "desk.who", async database => Read((string[]?)await Who.RunAsync(database, keys.Desk) ?? []), () => here.WhoAsync(cancellation), cancellation);

    private static IReadOnlyList<PresentStaff> Read(IEnumerable<string> pages) => InProcessPresence.InOrder(pages.Select(ReadOne).OfType<PresentStaff>());

    // One that a node of another version has written is not worth an error.
    private static PresentStaff? ReadOne(string json)
    {
        try
        {
            return LogJson.Read<PresentStaff>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
