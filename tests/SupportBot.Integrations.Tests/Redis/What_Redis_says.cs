using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Tests.Sharing;
using SupportBot.Parts;
using SupportBot.Parts.Faults;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>A Redis that answers with an error is away, and the log says why and what to do.</summary>
public sealed class What_Redis_says
{
    private const string Secret = "g3h3im";

    [Theory]
    [InlineData("is a replica that takes no writes", "Name the primary", "REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE")]
    [InlineData("is full", "maxmemory", "CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0")]
    [InlineData("does not allow this user what is needed", "scripts", "ACL SETUSER default -@scripting", "ACL SETUSER default +@all")]
    public async Task What_it_refuses_is_named_and_passes(string reason, string remedy, string begin, string end)
    {
        await using var server = await RedisServer.StartAsync();
        await using var state = await SharedState.OnAsync(new RedisOptions { ConnectionString = server.ConnectionString });
        await server.CommandAsync(begin.Split(' '));
        await IsNamedAsync(state, reason, remedy);
        await server.CommandAsync(end.Split(' '));
        await state.IsWellAsync();
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_named_and_passes()
    {
        using var folder = new TempFolder("redis");
        await using var server = await RedisServer.StartAsync(folder: folder.Path);
        await using var state = await SharedState.OnAsync(new RedisOptions { ConnectionString = server.ConnectionString });
        await server.CommandAsync("CONFIG", "SET", "save", "3600 1");
        // Saving ends in a rename, which this name does not allow.
        var inTheWay = Directory.CreateDirectory(Path.Combine(folder.Path, "dump.rdb", "full")).Parent!;
        await server.CommandAsync("BGSAVE");
        await IsNamedAsync(state, "cannot save to its disk and takes no writes", "switch saving off");

        inTheWay.Delete(recursive: true);
        await server.CommandAsync("BGSAVE");
        await state.IsWellAsync();
    }

    [Fact]
    public async Task One_that_is_still_loading_is_named_and_passes()
    {
        await using var server = await RedisServer.StartAsync();
        await using var proxy = FaultProxy.InFrontOf(server.Port);
        await using var state = await SharedState.OnAsync(new RedisOptions { ConnectionString = server.ConnectionStringAt(proxy.Port) });
        proxy.Set(Fault.AnswerWith("-LOADING Redis is loading the dataset in memory\r\n"u8.ToArray()));
        await IsNamedAsync(state, "is still reading its data", "it comes by itself");
        proxy.Set(Fault.Pass);
        await state.IsWellAsync();
    }

    [Fact]
    public async Task A_key_of_another_program_is_named_by_the_kind_of_error_alone()
    {
        await using var server = await RedisServer.StartAsync();
        await using var state = await SharedState.OnAsync(new RedisOptions { ConnectionString = server.ConnectionString });
        await server.CommandAsync("SET", (string)new RedisKeys("supportbot").Bucket("post:x")!, Secret);
        Assert.True(await state.Rates.TryTakeAsync("post:x", 5, default));
        Assert.Contains(state.Logged, line => line.Contains("answers with an error (WRONGTYPE)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_its_password_it_opens()
    {
        await using var server = await RedisServer.StartAsync(password: Secret);
        await using var state = await SharedState.OnAsync(new RedisOptions { ConnectionString = server.ConnectionString });
        Assert.True(await state.Rates.TryTakeAsync("post:x", 5, default));
        Assert.Empty(state.Logged);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",password=wr0ng")]
    public async Task Without_it_that_is_said_and_the_program_serves(string wrong)
    {
        await using var server = await RedisServer.StartAsync(password: Secret);
        await using var state = await SharedState.OpenAsync(new RedisOptions { ConnectionString = $"127.0.0.1:{server.Port}{wrong}" });
        await IsNamedAsync(state, "does not let us in", "password=…");
        Assert.True(await state.Rates.TryTakeAsync("post:x", 5, default));
        Assert.DoesNotContain(state.Logged, line => line.Contains("wr0ng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_named()
    {
        await using var stranger = new TlsStranger();
        await using var state = await SharedState.OpenAsync(new RedisOptions { ConnectionString = $"127.0.0.1:{stranger.Port},ssl=true,sslHost=localhost,password={Secret}" });
        await IsNamedAsync(state, "speaks no TLS that can be trusted", "sslHost");
        Assert.DoesNotContain(Secret, await stranger.HeardAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("password=" + Secret)]
    [InlineData("redis://user:" + Secret + "@127.0.0.1:6379")]
    [InlineData("127.0.0.1:6379,passwort=" + Secret)]
    [InlineData("127.0.0.1:6379,ssl=" + Secret)]
    [InlineData("127.0.0.1:" + Secret)]
    [InlineData("127.0.0.1:6379,connectTimeout=" + Secret)]
    public async Task What_is_no_connection_string_is_refused_at_the_start_without_being_repeated(string setting)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => SharedState.OpenAsync(new RedisOptions { ConnectionString = setting }));
        Assert.StartsWith("ConnectionStrings:Redis is no connection string", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    private static async Task IsNamedAsync(SharedState state, string reason, string remedy)
    {
        await Eventually.HoldsAsync(() => state.Health.State.Reason == reason, $"Redis {reason}");
        Assert.Single(state.Logged, line => line.StartsWith($"Warning: Redis (ConnectionStrings:Redis) {reason}. ", StringComparison.Ordinal) && line.Contains(remedy, StringComparison.Ordinal));
    }
}
