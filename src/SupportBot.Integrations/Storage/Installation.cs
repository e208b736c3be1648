using System.Globalization;
using Dapper;

namespace SupportBot.Integrations.Storage;

/// <summary>What is true of this data directory for good.</summary>
internal sealed class Installation(SqliteDatabase database)
{
    /// <summary>The clock at the first start on this data directory: the same ever after.</summary>
    public Task<DateTimeOffset> FirstStartAsync(CancellationToken cancellation) => database.ReadAsync(async connection =>
        DateTimeOffset.ParseExact(await connection.QuerySingleAsync<string>(StorageSql.FindFirstStart), "O", CultureInfo.InvariantCulture), cancellation);

    /// <summary>A migration is what happens once: at the first start this one writes down when that was.</summary>
    public static SqliteMigration Remember(TimeProvider clock) =>
        new("installation", 2, StorageSql.AddFirstStart(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
}
