using Dapper;
using SupportBot.Core.Nodes;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>Nodes in the database that they share anyway: whoever can append can also be seen.</summary>
internal sealed class PostgresNodes(PostgresDatabase database) : INodes
{
    // Long after a node is gone its row goes too.
    private const string Beat = """
        with forgotten as (delete from nodes where beat_at < clock_timestamp() - interval '1 day'),
        beat as (
          insert into nodes (name, beat_at) values (@Name, clock_timestamp())
          on conflict (name) do update set beat_at = excluded.beat_at)
        select name from nodes where beat_at > clock_timestamp() - @GoneAfter and name <> @Name
        """;

    private const string Leave = "delete from nodes where name = @Name; delete from duties where node = @Name";

    private const string Hold = """
        insert into duties (name, node, until) values (@Duty, @Name, clock_timestamp() + @Time)
        on conflict (name) do update set node = excluded.node, until = excluded.until
        where duties.node = excluded.node or duties.until < clock_timestamp()
        """;

    public Task<IReadOnlySet<string>> BeatAsync(NodeName node, TimeSpan goneAfter, CancellationToken cancellation) =>
        database.WithinPatienceAsync<IReadOnlySet<string>>(
            async connection => (await connection.QueryAsync<string>(Beat, new { Name = node.Value, GoneAfter = goneAfter })).Append(node.Value).ToHashSet(StringComparer.Ordinal),
            PostgresDatabase.Patience, cancellation);

    public Task LeaveAsync(NodeName node, CancellationToken cancellation) => database.WithinPatienceAsync(
        connection => connection.ExecuteAsync(Leave, new { Name = node.Value }), PostgresDatabase.Patience, cancellation);

    public Task<bool> TryHoldAsync(string duty, NodeName node, TimeSpan time, CancellationToken cancellation) => database.WithinPatienceAsync(
        async connection => await connection.ExecuteAsync(Hold, new { Duty = duty, Name = node.Value, Time = time }) > 0, PostgresDatabase.Patience, cancellation);
}
