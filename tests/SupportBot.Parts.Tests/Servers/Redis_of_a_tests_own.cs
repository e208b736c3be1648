using System.Net.Sockets;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Tests.Servers;

public sealed class Redis_of_a_tests_own
{
    [Fact]
    public async Task With_an_append_only_file_a_kill_loses_nothing()
    {
        await using var redis = await RedisServer.StartAsync(appendOnly: true);
        await redis.CommandAsync("SET", "greeting", "grüß dich\r\n");
        var (before, connection) = (redis.Id, redis.ConnectionString);
        await redis.KillAsync();
        Assert.False(ProcessTable.IsAlive(before));
        await Assert.ThrowsAsync<SocketException>(() => redis.CommandAsync("PING"));

        await redis.StartAgainAsync();
        Assert.NotEqual(before, redis.Id);
        Assert.Equal(("grüß dich\r\n", connection), (await redis.CommandAsync("GET", "greeting"), redis.ConnectionString));
    }

    [Fact]
    public async Task Without_one_everything_is_lost_with_the_process()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.CommandAsync("SET", "greeting", "hello");
        await redis.StopAsync();
        await redis.StartAgainAsync();
        Assert.Null(await redis.CommandAsync("GET", "greeting"));
    }

    [Fact]
    public async Task It_can_be_emptied()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.CommandAsync("MSET", "a", "1", "b", "2");
        Assert.Equal(["a", "b"], (await redis.CommandAsync("KEYS", "*"))!.Split('\n').Order());
        await redis.FlushAllAsync();
        Assert.Equal("0", await redis.CommandAsync("DBSIZE"));
    }

    [Fact]
    public async Task Commands_are_counted_by_name()
    {
        await using var redis = await RedisServer.StartAsync();
        for (var times = 0; times < 3; times++) await redis.CommandAsync("INCR", "n");
        await redis.CommandAsync("CONFIG", "GET", "port");
        var commands = await redis.CommandsAsync();
        Assert.Equal((3, 1), (commands["incr"], commands["config|get"]));
        Assert.DoesNotContain("get", commands.Keys);
    }

    [Fact]
    public async Task A_password_is_asked_for()
    {
        await using var redis = await RedisServer.StartAsync(password: "s3cret");
        Assert.Equal("PONG", await redis.CommandAsync("PING"));
        Assert.EndsWith(",password=s3cret", redis.ConnectionString, StringComparison.Ordinal);
        using var stranger = await RespConnection.OpenAsync(redis.Port, password: null);
        Assert.StartsWith("NOAUTH", (await Assert.ThrowsAsync<RedisErrorException>(() => stranger.CommandAsync("PING"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_it()
    {
        var redis = await RedisServer.StartAsync(appendOnly: true);
        var (id, folder) = (redis.Id, (await redis.CommandAsync("CONFIG", "GET", "dir"))!.Split('\n')[1]);
        Assert.True(ProcessTable.IsAlive(id) && Directory.Exists(folder));
        await redis.DisposeAsync();
        Assert.False(ProcessTable.IsAlive(id) || Directory.Exists(folder));
    }

    [Fact]
    public async Task One_that_cannot_start_says_why() =>
        Assert.Contains("nowhere", (await Assert.ThrowsAsync<InvalidOperationException>(() => RedisServer.StartAsync(folder: "/nowhere"))).Message, StringComparison.Ordinal);
}
