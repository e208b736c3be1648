using System.Collections.Concurrent;
using System.Text.Json;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Folds in Redis, for whichever node takes the next turn. They are a few kB of JSON and go as they are: packing them would cost more than
/// the wire.
/// </summary>
internal sealed class RedisSnapshotStore : ISnapshotStore
{
    // A fold is whatever this program makes of the log. Another build may fold differently or know fields that this one would drop, and during
    // an upgrade both run beside each other: each reads only what its own kind has made.
    private static readonly string Shape = typeof(Conversation).Module.ModuleVersionId.ToString("N");

    // Longer than any turn: one that was under way must not bring back what was forgotten.
    private static readonly TimeSpan ForgottenFor = TimeSpan.FromMinutes(1);

    // Two turns may save in the wrong order: a fold never goes back. Of shapes there are two at a time, the others are of old programs.
    private static readonly RedisScript Save = new("""
        local held = tonumber(redis.call('hget', KEYS[1], ARGV[1] .. ':at'))
        if held and held > tonumber(ARGV[2]) then return 0 end
        if redis.call('hexists', KEYS[1], 'forgotten') == 1 then return 0 end
        if not held and redis.call('hlen', KEYS[1]) >= 4 then redis.call('del', KEYS[1]) end
        redis.call('hset', KEYS[1], ARGV[1] .. ':at', ARGV[2], ARGV[1], ARGV[3])
        redis.call('pexpire', KEYS[1], ARGV[4])
        return 1
        """);

    private static readonly RedisScript Forget = new("""
        redis.call('del', KEYS[1])
        redis.call('hset', KEYS[1], 'forgotten', '1')
        redis.call('pexpire', KEYS[1], ARGV[1])
        return 1
        """);

    private readonly RedisConnection _redis;
    private readonly RedisKeys _keys;
    private readonly TimeSpan _lifetime;
    // What was to be forgotten while Redis was away.
    private readonly ConcurrentDictionary<ConversationId, bool> _owed = new();

    public RedisSnapshotStore(RedisConnection redis, RedisKeys keys, RedisHealth health, TimeSpan lifetime)
    {
        (_redis, _keys, _lifetime) = (redis, keys, lifetime);
        health.CameBack += ForgetOwed;
    }

    public async Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellation)
    {
        if (_owed.ContainsKey(id)) return null;
        var json = await _redis.AskAsync("fold.find", async database => (string?)await database.HashGetAsync(_keys.Fold(id), Shape), () => Task.FromResult<string?>(null), cancellation);
        return json is null ? null : Read(json);
    }

    public Task SaveAsync(Conversation conversation, CancellationToken cancellation)
    {
        _redis.Tell("fold.save", database => Save.RunAsync(
            database, _keys.Fold(conversation.Id), Shape, conversation.Position, LogJson.Write(conversation), (long)_lifetime.TotalMilliseconds));
        return Task.CompletedTask;
    }

    public async Task ForgetAsync(ConversationId id, CancellationToken cancellation)
    {
        _owed[id] = true;
        await ForgetAsync(id);
    }

    private async Task ForgetAsync(ConversationId id)
    {
        var isDone = await _redis.AskAsync(
            "fold.forget", async database => (long)await Forget.RunAsync(database, _keys.Fold(id), (long)ForgottenFor.TotalMilliseconds) == 1,
            () => Task.FromResult(false), CancellationToken.None);
        if (isDone) _owed.TryRemove(id, out _);
    }

    private void ForgetOwed()
    {
        foreach (var id in _owed.Keys) _ = ForgetAsync(id);
    }

    private static Conversation? Read(string json)
    {
        try
        {
            return LogJson.Read<Conversation>(json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
