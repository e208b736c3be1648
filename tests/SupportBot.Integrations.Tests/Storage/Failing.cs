using Dapper;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>A write that goes wrong is nobody's but its caller's.</summary>
public abstract class Failing(Store store) : OnEitherStore(store)
{
    private readonly ConversationId _id = Some.Conversation();

    [Fact]
    public async Task A_write_that_throws_is_undone_and_its_error_is_its_callers_alone()
    {
        var wrong = Office.Database.WriteAsync<int>(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("delete from installation", transaction: transaction);
            throw new InvalidOperationException("changed my mind");
        }, default);
        await Office.Log.AppendAsync(_id, Some.Said("halo"), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => wrong);
        Assert.Equal(Office.Clock.GetUtcNow(), await Office.Installation.FirstStartAsync(default));
    }

    [Fact]
    public async Task Two_hundred_failures_at_once_leave_room_for_what_follows()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            await Assert.ThrowsAnyAsync<Exception>(() => Office.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("select 1 from nowhere"), default));
            await Assert.ThrowsAnyAsync<Exception>(() => Office.Database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync("insert into nowhere values (1)", transaction: transaction), default));
        })));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(index => Office.Log.AppendAsync(_id, Some.Said($"{index}"), default)));
        Assert.Equal(50, (await Office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task Among_many_appends_the_one_that_cannot_be_written_fails_alone()
    {
        var good = Enumerable.Range(0, 100).Select(index => Office.Log.AppendAsync(_id, Some.Said($"{index}"), default)).ToList();
        // A number that the log holds already, though the conversation's row says that it ends before it.
        var broken = Some.Conversation();
        await Office.Log.AppendAsync(broken, Some.Said("a"), default);
        await SetLastNumberAsync(broken, 0);
        var bad = Office.Log.AppendAsync(broken, Some.Said("b"), default);
        good.AddRange(Enumerable.Range(0, 100).Select(index => Office.Log.AppendAsync(_id, Some.Said($"{index}"), default)));

        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        await Task.WhenAll(good);
        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), (await Office.Log.ReadAsync(_id, 0, default)).Select(entry => entry.Number));
        await SetLastNumberAsync(broken, 1);
        Assert.Equal(2, (await Office.Log.AppendAsync(broken, Some.Said("b"), default)).Number);
    }

    [Fact]
    public async Task What_was_cancelled_before_is_not_written()
    {
        var cancelled = new CancellationToken(true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office.Log.TryAppendAsync(_id, 0, [Some.Said("a")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office.Installation.RememberAsync("name", () => "value", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office.Log.ReadAsync(_id, 0, cancelled));
        Assert.Equal(1, (await Office.Log.AppendAsync(_id, Some.Said("a"), default)).Number);
        Assert.Empty(await Office.Installation.ListAsync("name", default));
    }

    [Fact]
    public async Task What_has_begun_is_not_cancelled()
    {
        using var cancelling = new CancellationTokenSource();
        Action cancel = cancelling.Cancel;
        var written = Office.Database.WriteAsync((connection, transaction) =>
        {
            cancel();
            return connection.ExecuteAsync("insert into installation (name, value) values ('late', 'there')", transaction: transaction);
        }, cancelling.Token);
        Assert.Equal(1, await written);
        Assert.Equal(["there"], await Office.Installation.ListAsync("late", default));
    }

    [Fact]
    public async Task Appends_cancelled_while_they_wait_leave_no_gap()
    {
        using var cancelling = new CancellationTokenSource();
        var appends = Enumerable.Range(0, 400).Select(index => Office.Log.AppendAsync(_id, Some.Said($"{index}"), index % 2 == 0 ? cancelling.Token : default)).ToList();
        await cancelling.CancelAsync();
        await Task.WhenAll(appends).ContinueWith(static all => all, TaskScheduler.Default);

        Assert.All(appends.Where((_, index) => index % 2 == 1), append => Assert.True(append.IsCompletedSuccessfully));
        var written = appends.Count(append => append.IsCompletedSuccessfully);
        Assert.Equal(Enumerable.Range(1, written).Select(number => (long)number), (await Office.Log.ReadAsync(_id, 0, default)).Select(entry => entry.Number));
    }

    private Task<int> SetLastNumberAsync(ConversationId id, long number) => Office.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        "update conversations set last_number = @Number where id = @Id", new { Id = id.Value, Number = number }, transaction), default);
}

public sealed class Failing_in_SQLite() : Failing(Store.SQLite);

public sealed class Failing_in_PostgreSQL() : Failing(Store.PostgreSQL);
