using StackExchange.Redis;

namespace SupportBot.Integrations.Redis;

/// <summary>Lua that Redis runs in one piece. Its text is sent once, afterwards only its hash.</summary>
internal sealed record RedisScript(string Lua)
{
    public async Task<RedisResult> RunAsync(IDatabase database, RedisKey key, params RedisValue[] values)
    {
        try
        {
            return await database.ScriptEvaluateAsync(Lua, [key], values);
        }
        // Redis has been told to forget its scripts. The client has learnt that from this answer, and sends the text again.
        catch (RedisServerException unknown) when (unknown.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await database.ScriptEvaluateAsync(Lua, [key], values);
        }
    }
}
