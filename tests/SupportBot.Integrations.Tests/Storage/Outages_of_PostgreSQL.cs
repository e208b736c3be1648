using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Npgsql;
using SupportBot.Core.Conversations;
using SupportBot.Parts;
using SupportBot.Parts.Faults;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>A server that is killed, restarted, hangs or refuses: nothing that was accepted is lost or doubled, and no restart is needed afterwards.</summary>
[Trait("Runs", "alone")]
public sealed class Outages_of_PostgreSQL(Outages_of_PostgreSQL.OwnServer own) : IClassFixture<Outages_of_PostgreSQL.OwnServer>, IAsyncLifetime
{
    // Two seconds are promised; the rest is for a machine that runs other suites too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Slack = TimeSpan.FromSeconds(3);

    private readonly ConversationId _id = Some.Conversation();
    private FaultProxy _proxy = null!;
    private BackOffice _office = null!;
    private string _database = "";

    private PostgresServer Server => own.Server;

    public async Task InitializeAsync()
    {
        _database = await Server.CreateDatabaseAsync();
        _proxy = FaultProxy.InFrontOf(Server.Port);
        _office = await BackOffice.OpenAtAsync(new NpgsqlConnectionStringBuilder(_database) { Port = _proxy.Port }.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _office.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_server_killed_in_the_middle_of_many_appends_has_lost_and_doubled_none()
    {
        var said = SayAsync(conversations: 30, each: 60);
        for (var kills = 1; kills <= 3; kills++)
        {
            await said.ReachedAsync(kills * 400);
            await Server.KillAsync();
            await Server.StartAgainAsync();
        }
        await said.AllThereAsync(_office.Log);
        Assert.True(said.Refused > 0, "The kills hit nobody.");
    }

    [Fact]
    public async Task A_server_restarted_under_load_has_lost_and_doubled_none()
    {
        var said = SayAsync(conversations: 30, each: 60);
        await said.ReachedAsync(500);
        await Server.RestartAsync();
        await said.ReachedAsync(1_000);
        await Server.RestartAsync();
        await said.AllThereAsync(_office.Log);
    }

    [Fact]
    public async Task Connections_reset_again_and_again_lose_and_double_nothing()
    {
        var said = SayAsync(conversations: 30, each: 60);
        for (var cuts = 1; cuts <= 15; cuts++)
        {
            await said.ReachedAsync(cuts * 100);
            await _proxy.CutAllAsync();
        }
        await said.AllThereAsync(_office.Log);
    }

    [Fact]
    public async Task Connections_that_died_while_nobody_used_them_are_noticed_by_nobody()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _office.Log.ReadAsync(_id, 0, default))));
        await Server.RestartAsync();
        Assert.Equal(1, (await _office.Log.AppendAsync(_id, Some.Said("halo"), default)).Number);
        await Server.RestartAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _office.Log.ReadAsync(_id, 0, default))));
        await Server.RestartAsync();
        Assert.Equal("value", await _office.Installation.RememberAsync("name", () => "value", default));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_in_time_by_everyone_and_taken_up_again()
    {
        await _office.Log.AppendAsync(_id, Some.Said("before", "before"), default);
        _proxy.Set(Fault.Hang);
        var calls = Enumerable.Range(0, 300).Select(index => TimedAsync(() => _office.Log.AppendAsync(_id, Some.Said($"{index}", $"{index}"), default)))
            .Concat(Enumerable.Range(0, 100).Select(_ => TimedAsync(() => _office.Log.ReadAsync(_id, 0, default))))
            .Concat(Enumerable.Range(0, 20).Select(index => TimedAsync(() => _office.Installation.RememberAsync($"{index}", () => "value", default))))
            // These wait for each other, but not for each other's patience.
            .Concat(Enumerable.Range(0, 20).Select(index => TimedAsync(() => _office.Returns.OpenAsync(Some.Case($"R-{index}"), new Dictionary<string, int> { ["1"] = 20 }, default))));
        Assert.All(await Task.WhenAll(calls), took => Assert.InRange(took, TimeSpan.Zero, Patience + Slack));

        _proxy.Set(Fault.Pass);
        await Eventually.HoldsAsync(async () => await WorksAsync(() => _office.Log.AppendAsync(_id, Some.Said("after", "after"), default)), "it appends again");
        // What had been sent before the silence may have arrived all the same. The customers' pages send it again.
        await Task.WhenAll(Enumerable.Range(0, 300).Select(index => _office.Log.AppendAsync(_id, Some.Said($"{index}", $"{index}"), default)));
        var entries = await _office.Log.ReadAsync(_id, 0, default);
        Assert.Equal(Enumerable.Range(1, 302).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Equal(302, entries.Select(Text).Distinct().Count());
    }

    [Fact]
    public async Task New_calls_to_a_server_that_hangs_for_long_wait_no_longer_than_the_first()
    {
        _proxy.Set(Fault.Hang);
        for (var round = 0; round < 3; round++)
        {
            var calls = Enumerable.Range(0, 50).Select(index => index % 2 == 0
                ? TimedAsync(() => _office.Log.AppendAsync(_id, Some.Said("halo"), default))
                : TimedAsync(() => _office.Transcripts.QueueAsync(default)));
            Assert.All(await Task.WhenAll(calls), took => Assert.InRange(took, TimeSpan.Zero, Patience + Slack));
        }
        _proxy.Set(Fault.Pass);
        await Eventually.HoldsAsync(() => WorksAsync(() => _office.Transcripts.QueueAsync(default)), "it reads again");
    }

    [Fact]
    public async Task Nothing_that_was_given_up_is_left_to_fail_unseen()
    {
        var unseen = new ConcurrentQueue<Exception>();
        void See(object? sender, UnobservedTaskExceptionEventArgs error) => unseen.Enqueue(error.Exception);
        TaskScheduler.UnobservedTaskException += See;
        try
        {
            _proxy.Set(Fault.Hang);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(index => TimedAsync(() => _office.Log.AppendAsync(Some.Conversation(), Some.Said("halo"), default))));
            await Task.WhenAll(Enumerable.Range(0, 20).Select(index => TimedAsync(() => _office.Transcripts.QueueAsync(default))));
            await _proxy.CutAllAsync();
            _proxy.Set(Fault.Pass);
            await Eventually.HoldsAsync(() => WorksAsync(() => _office.Transcripts.QueueAsync(default)), "it reads again");
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            Assert.DoesNotContain(unseen, error => error.InnerException is NpgsqlException or LogUnavailableException);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= See;
        }
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended_and_its_connection_is_not_lost()
    {
        var connected = _proxy.Connections;
        for (var count = 0; count < 3; count++)
        {
            var took = await TimedAsync(() => _office.Database.ReadAsync(connection => connection.QuerySingleAsync<string>("select pg_sleep(60)::text"), default));
            Assert.InRange(took, TimeSpan.FromSeconds(1), Patience + Slack);
        }
        await Eventually.HoldsAsync(async () => await RunningAsync() == 0, "the server has ended it");
        await _office.Log.AppendAsync(_id, Some.Said("halo"), default);
        Assert.InRange(_proxy.Connections - connected, 0, 3);
    }

    [Fact]
    public async Task A_node_that_vanishes_in_the_middle_of_a_write_leaves_its_locks_for_seconds_only()
    {
        await _office.Log.AppendAsync(_id, Some.Said("halo"), default);
        using var stuck = new SemaphoreSlim(0);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var vanished = _office.Database.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("update conversations set last_text = 'x' where id = @Id", new { Id = _id.Value }, transaction);
            held.TrySetResult();
            await stuck.WaitAsync();
            return 0;
        }, default);
        await held.Task;

        await using var other = await BackOffice.OpenAtAsync(_database);
        await Eventually.HoldsAsync(() => WorksAsync(() => other.Log.AppendAsync(_id, Some.Said("lagi", "lagi"), default)), "the lock is free", TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<LogUnavailableException>(() => vanished);
        stuck.Release();
        Assert.Equal(2, (await other.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task A_database_that_only_reads_is_said_to_and_is_written_again_when_it_can_be()
    {
        await _office.Log.AppendAsync(_id, Some.Said("before"), default);
        await OnlyReadsAsync(true);
        var error = await Assert.ThrowsAsync<LogUnavailableException>(() => _office.Log.AppendAsync(_id, Some.Said("during"), default));
        Assert.Contains("only reads", error.Message, StringComparison.Ordinal);
        Assert.Single(await _office.Log.ReadAsync(_id, 0, default));

        await OnlyReadsAsync(false);
        Assert.Equal(2, (await _office.Log.AppendAsync(_id, Some.Said("after"), default)).Number);
        Assert.Equal("value", await _office.Installation.RememberAsync("name", () => "value", default));
    }

    [Fact]
    public async Task When_the_server_takes_no_more_connections_that_is_said_and_later_it_works()
    {
        var setting = await AsGuestAsync("connection limit 3");
        await using var office = await BackOffice.OpenAtAsync(setting + ";Maximum Pool Size=3;Connection Idle Lifetime=1;Connection Pruning Interval=1");
        await office.Log.AppendAsync(_id, Some.Said("before"), default);
        await using (var hogs = NpgsqlDataSource.Create(setting + ";Maximum Pool Size=3"))
        {
            await AsAdminAsync("select pg_terminate_backend(pid) from pg_stat_activity where usename like '%guest'");
            for (var count = 0; count < 3; count++) await hogs.OpenConnectionAsync();
            var error = await Assert.ThrowsAsync<LogUnavailableException>(() => office.Log.AppendAsync(_id, Some.Said("during"), default));
            Assert.Contains("no more connections", error.Message, StringComparison.Ordinal);
            await AsAdminAsync("select pg_terminate_backend(pid) from pg_stat_activity where usename like '%guest'");
        }
        await Eventually.HoldsAsync(() => WorksAsync(() => office.Log.AppendAsync(_id, Some.Said("after", "after"), default)), "it appends again");
    }

    [Fact]
    public async Task More_callers_than_connections_wait_their_turn()
    {
        var setting = await AsGuestAsync("connection limit 4");
        await using var office = await BackOffice.OpenAtAsync(setting + ";Maximum Pool Size=4");
        await Task.WhenAll(Enumerable.Range(0, 300).Select(index => Task.Run<Task>(() => (index % 3) switch
        {
            0 => office.Log.AppendAsync(Some.Conversation(), Some.Said("halo"), default),
            1 => office.Log.ReadAsync(_id, 0, default),
            _ => office.Transcripts.QueueAsync(default),
        }).Unwrap()));
    }

    [Fact]
    public async Task A_wrong_password_is_said_to_be_wrong()
    {
        await AsAdminAsync("create role locked login password 'right'");
        await DemandPasswordOfAsync("locked");
        var setting = new NpgsqlConnectionStringBuilder(_database) { Username = "locked", Password = "geheim-4711" }.ConnectionString;
        var error = await Assert.ThrowsAsync<LogUnavailableException>(() => BackOffice.OpenAtAsync(setting));
        Assert.Contains("user or password", error.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Postgres", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-4711", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_so()
    {
        await AsAdminAsync("create role poor login");
        var empty = await Server.CreateDatabaseAsync();
        var error = await Assert.ThrowsAsync<LogUnavailableException>(() => BackOffice.OpenAtAsync(new NpgsqlConnectionStringBuilder(empty) { Username = "poor" }.ConnectionString));
        Assert.Contains("make it the owner", error.Message, StringComparison.Ordinal);
    }

    private Chatter SayAsync(int conversations, int each) => new(_office.Log, conversations, each);

    private static string Text(LogEntry entry) => ((CustomerSaid)entry.Body!).Message.Text;

    // It must fail, and says how long that took.
    private static async Task<TimeSpan> TimedAsync<T>(Func<Task<T>> call)
    {
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<LogUnavailableException>(call);
        return watch.Elapsed;
    }

    private static async Task<bool> WorksAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (LogUnavailableException)
        {
            return false;
        }
    }

    private async Task<long> RunningAsync()
    {
        await using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        return await connection.QuerySingleAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()");
    }

    private async Task OnlyReadsAsync(bool only)
    {
        var name = new NpgsqlConnectionStringBuilder(_database).Database;
        await AsAdminAsync($"alter database {name} {(only ? "set default_transaction_read_only = on" : "reset default_transaction_read_only")}");
        // Sessions that are open keep what they began with.
        if (only) await AsAdminAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    // A superuser has no limits.
    private async Task<string> AsGuestAsync(string limit)
    {
        var empty = await Server.CreateDatabaseAsync();
        var database = new NpgsqlConnectionStringBuilder(empty).Database;
        await AsAdminAsync($"create role {database}_guest login {limit}");
        await AsAdminAsync($"alter database {database} owner to {database}_guest");
        return new NpgsqlConnectionStringBuilder(empty) { Username = database + "_guest" }.ConnectionString;
    }

    private async Task DemandPasswordOfAsync(string user)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString + ";Pooling=false");
        var file = await connection.QuerySingleAsync<string>("show hba_file");
        await connection.ExecuteAsync($"copy (select 'host all {user} 127.0.0.1/32 scram-sha-256' union all select 'host all all 127.0.0.1/32 trust') to '{file}'");
        await connection.ExecuteAsync("select pg_reload_conf()");
        await Eventually.HoldsAsync(() => WorksNotAsync(user), "the server asks for a password");
    }

    private async Task<bool> WorksNotAsync(string user)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Username = user, Password = "wrong", Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            return false;
        }
        catch (NpgsqlException)
        {
            return true;
        }
    }

    private async Task AsAdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString + ";Pooling=false");
        await connection.ExecuteAsync(sql);
    }

    /// <summary>A server that these tests may end.</summary>
    public sealed class OwnServer : IAsyncLifetime
    {
        public PostgresServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await PostgresServer.StartAsync();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
