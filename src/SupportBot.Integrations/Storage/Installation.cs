using System.Globalization;
using Dapper;

namespace SupportBot.Integrations.Storage;

/// <summary>What is true of this installation for good, and the same for all its nodes.</summary>
public sealed class Installation(ISqlDatabase database)
{
    /// <summary>The clock at the first start on this database: the same ever after.</summary>
    public async Task<DateTimeOffset> FirstStartAsync(CancellationToken cancellation) =>
        DateTimeOffset.ParseExact((await FindAsync("first-start", cancellation))!, "O", CultureInfo.InvariantCulture);

    /// <summary>The value under that name: of many who make one at once, the first one's counts for all.</summary>
    public Task<string> RememberAsync(string name, Func<string> make, CancellationToken cancellation) => database.WriteInTurnAsync(name, async (connection, transaction) =>
    {
        await connection.ExecuteAsync(StorageSql.AddInstallationFact, new { Name = name, Value = make() }, transaction);
        return await connection.QuerySingleAsync<string>(StorageSql.FindInstallationFact, new { Name = name }, transaction);
    }, cancellation);

    /// <summary>Values whose name begins with <paramref name="start"/>.</summary>
    public Task<IReadOnlyList<string>> ListAsync(string start, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(async connection =>
        (await connection.QueryAsync<string>(StorageSql.ListInstallationFacts, new { Start = start, start.Length })).AsList(), cancellation);

    /// <summary>Forgets those whose name begins with <paramref name="start"/>.</summary>
    public Task ForgetAsync(string start, CancellationToken cancellation) => database.WriteAsync((connection, transaction) =>
        connection.ExecuteAsync(StorageSql.ForgetInstallationFacts, new { Start = start, start.Length }, transaction), cancellation);

    /// <summary>Writes, whatever is there, and waits for the disk.</summary>
    /// <exception cref="Core.Conversations.LogUnavailableException"/>
    internal Task ProbeAsync(CancellationToken cancellation) => database.WriteAsync((connection, transaction) =>
        connection.ExecuteAsync(StorageSql.Probe, transaction: transaction), cancellation);

    /// <summary>A migration is what happens once: at the first start this one writes down when that was.</summary>
    internal static SqlMigration Remember(TimeProvider clock) =>
        new("installation", 2, StorageSql.AddFirstStart(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));

    private Task<string?> FindAsync(string name, CancellationToken cancellation) => database.ReadAsync(connection =>
        connection.QuerySingleOrDefaultAsync<string>(StorageSql.FindInstallationFact, new { Name = name }), cancellation);
}
