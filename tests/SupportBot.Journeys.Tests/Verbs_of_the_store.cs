using Npgsql;
using SupportBot.Journeys.Tests.Parts;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Journeys.Tests;

/// <summary>Exit code, standard output, standard error of <c>storage</c>, <c>backup</c> and <c>restore</c>, and what a signal does to them.</summary>
public sealed class Verbs_of_the_store : IAsyncLifetime, IDisposable
{
    private const string Secret = "canary-4711";

    private readonly TempFolder folder = new("verbs");
    private string postgres = "";

    private string Data => Path.Combine(folder.Path, "data");
    private string Backup => Path.Combine(folder.Path, "backup");

    // The password is not asked for, but must not be seen either.
    public async Task InitializeAsync() => postgres = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() + ";Password=" + Secret;

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Migrate_says_how_many_steps_it_took_and_then_none(bool onServer)
    {
        var first = await MigrateAsync(onServer);
        Assert.Equal((0, ""), (first.Exit, first.Errors));
        Assert.Contains(first.Rows(), row => row[0] == "log" && row[1] == row[2] && row[1] != "0");
        Assert.All((await MigrateAsync(onServer)).Rows(), row => Assert.Equal("0", row[1]));
    }

    [Fact]
    public async Task A_newer_programs_database_is_left_to_it()
    {
        await MigrateAsync(onServer: true);
        await AskAsync("insert into schema_version (area, number) values ('log', 99)");
        var refused = await MigrateAsync(onServer: true);
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Contains("newer version", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("newer version", (await Verb.RunAsync(postgres, "--data", Data, "--urls", "http://127.0.0.1:0")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("storage")]
    [InlineData("storage", "move")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Wrong_use_is_told_apart_from_a_no(params string[] arguments) => Assert.Equal(2, (await Verb.RunAsync(null, arguments)).Exit);

    [Theory]
    [InlineData("storage", "migrate")]
    [InlineData("storage", "move")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Help_says_what_it_does(params string[] verb)
    {
        var help = await Verb.RunAsync(null, [.. verb, "--help"]);
        Assert.Equal((0, ""), (help.Exit, help.Errors));
        Assert.Contains("ConnectionStrings:Postgres", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_a_sentence()
    {
        Assert.Equal((1, ""), await RefusedAsync("ConnectionStrings__Postgres", null, "storage", "move", "--from", Data));
        Assert.Equal((1, ""), await RefusedAsync("There is no shop", postgres, "storage", "move", "--from", Data));
        Assert.Equal((1, ""), await RefusedAsync("There is no shop", null, "backup", Backup, "--data", Data));
        Assert.Equal((1, ""), await RefusedAsync("is no backup", null, "restore", Backup, "--data", Data));
        Assert.Equal((1, ""), await RefusedAsync("no connection string", "Host=127.0.0.1;Passwort=" + Secret, "backup", Backup));
        Assert.Equal((1, ""), await RefusedAsync("cannot be reached", "Host=127.0.0.1;Port=1;Username=x;Password=" + Secret, "backup", Backup));
    }

    [Fact]
    public async Task Killed_in_the_middle_a_move_goes_on_where_it_was()
    {
        await BigShop.WriteAsync(Data, 60_000);
        await SlowDownAsync();
        await using (var killed = Verb.Start(postgres, "storage", "move", "--from", Data))
        {
            await SomeOfItAsync(killed);
            killed.Kill();
            Assert.NotEqual(0, (await killed.EndAsync()).Exit);
        }
        var came = await CountAsync();
        Assert.InRange(came, 10_000, 50_000);
        await AskAsync("drop trigger slowly on entries");

        var moved = await Verb.RunAsync(postgres, "storage", "move", "--from", Data);
        Assert.True(moved.Exit == 0, moved.Errors);
        var start = moved.Errors.Split('\n').First(line => line.StartsWith("copying entries:", StringComparison.Ordinal));
        // A commit may have been on its way.
        Assert.Contains(start, new[] { came, came + 10_000 }.Select(rows => $"copying entries: {rows} of 60000 rows"));
        Assert.Equal(["entries", "60000", "60000", "same"], moved.Rows().Single(row => row[0] == "entries") is var row ? [row[0], row[1], row[2], row[4]] : []);
        Assert.DoesNotContain(Secret, moved.Errors + moved.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", (await Verb.RunAsync(postgres, "storage", "move", "--from", Data)).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asked_to_stop_it_says_what_to_do_next(bool atTheTerminal)
    {
        await BigShop.WriteAsync(Data, 60_000);
        await SlowDownAsync();
        await using var verb = Verb.Start(postgres, "storage", "move", "--from", Data);
        await SomeOfItAsync(verb);
        if (atTheTerminal) verb.Interrupt();
        else verb.Terminate();
        var stopped = await verb.EndAsync();
        Assert.Equal((1, ""), (stopped.Exit, stopped.Output));
        Assert.EndsWith("Stopped. Nothing is lost. Run the same command again to go on, or with --undo to stay in the folder.\n", stopped.Errors, StringComparison.Ordinal);

        var undone = await Verb.RunAsync(postgres, "storage", "move", "--from", Data, "--undo");
        Assert.Equal((0, ""), (undone.Exit, undone.Output));
        Assert.Equal(0, (await MigrateAsync(onServer: false)).Exit);
    }

    [Fact]
    public async Task A_stopped_backup_leaves_nothing_behind()
    {
        await BigShop.WriteAsync(Data, 100_000);
        Assert.Equal(0, (await Verb.RunAsync(postgres, "storage", "move", "--from", Data)).Exit);
        await using var verb = Verb.Start(postgres, "backup", Backup);
        await Eventually.HoldsAsync(() => verb.Errors.Contains("copying", StringComparison.Ordinal), "the backup has begun");
        verb.Terminate();
        var stopped = await verb.EndAsync();
        Assert.Equal(1, stopped.Exit);
        Assert.Contains("Stopped. There is no backup", stopped.Errors, StringComparison.Ordinal);
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Damage_is_exit_1_and_names_the_table()
    {
        await BigShop.WriteAsync(Data, 1_000);
        Assert.Equal(0, (await Verb.RunAsync(null, "backup", Backup, "--data", Data)).Exit);
        var manifest = Path.Combine(Backup, "backup.json");
        var hash = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(manifest))!["tables"]!.AsArray().Single(table => (string)table!["table"]! == "said")!["sha256"]!.ToString();
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace(hash, new string('0', 64), StringComparison.Ordinal));
        var damaged = await Verb.RunAsync(null, "restore", Backup, "--data", Path.Combine(folder.Path, "home"));
        Assert.Equal(1, damaged.Exit);
        Assert.Equal(["said"], damaged.Rows().Where(row => row[4] != "same").Select(row => row[0]));
        Assert.Contains("damaged", damaged.Errors, StringComparison.Ordinal);
    }

    private Task<VerbResult> MigrateAsync(bool onServer) => Verb.RunAsync(onServer ? postgres : null, "storage", "migrate", "--data", Data);

    private static async Task<(int, string)> RefusedAsync(string reason, string? postgres, params string[] arguments)
    {
        var refused = await Verb.RunAsync(postgres, arguments);
        Assert.Contains(reason, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Errors, StringComparison.Ordinal);
        return (refused.Exit, refused.Output);
    }

    private async Task SomeOfItAsync(VerbProcess verb)
    {
        await Eventually.HoldsAsync(async () => verb.HasExited || await CountAsync() >= 10_000, "some entries have come");
        Assert.False(verb.HasExited, verb.Errors);
    }

    // So that the middle of it lasts longer than a moment.
    private async Task SlowDownAsync()
    {
        await MigrateAsync(onServer: true);
        await AskAsync("""
            create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return null; end $$;
            create trigger slowly before insert on entries for each statement execute function slowly()
            """);
    }

    private async Task<long> CountAsync() => (long)(await AskAsync("select count(*) from entries"))!;

    private async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
