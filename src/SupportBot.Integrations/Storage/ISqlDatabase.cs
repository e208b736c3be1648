using System.Data.Common;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage;

/// <summary>
/// The database of the log, returns, staff and reviews: SQLite or PostgreSQL. Statements are written once in what both understand
/// (<see cref="StorageSql"/>); what differs is in <see cref="Dialect"/>.
/// Errors: <see cref="LogUnavailableException"/> while it cannot read or write; it needs no restart afterwards.
/// </summary>
public interface ISqlDatabase
{
    SqlDialect Dialect { get; }

    /// <summary>Connects, and applies the migrations that the database lacks: of many nodes that start at once, one does it.</summary>
    /// <exception cref="LogUnavailableException">It cannot be reached or written; the message names the setting.</exception>
    /// <exception cref="InvalidDataException">A newer version of this program has written it.</exception>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Reads, and sees every write that has completed.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation);

    /// <summary>
    /// Writes as if nobody else wrote meanwhile, durable when the task completes; all that <paramref name="write"/> did is undone when it
    /// throws. It must touch nothing but the connection, since it is run again when it lost a race. Once begun it is not cancelled, so that
    /// its outcome is always known.
    /// </summary>
    Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation);

    /// <summary>
    /// The same for a write that only others about the same thing could disturb: they come one after the other, each seeing what those before
    /// it have done, and nobody loses a race.
    /// </summary>
    /// <param name="about">Names the thing: all writes that concern it name it so.</param>
    Task<T> WriteInTurnAsync<T>(string about, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation);
}

/// <summary>The few statements in which the two databases differ.</summary>
/// <param name="SaidByPart">Conversations in which a term was said that is long enough for the index; <c>{0}</c> is the parameter's name.</param>
/// <param name="SaidByScan">The same for a shorter term.</param>
/// <param name="Quote">A term as the index wants it.</param>
/// <param name="EraseSaid">Removes a conversation's searchable texts.</param>
/// <param name="IndexSaid">Brings the index up to the next texts, and answers something while there were some; null where an append does it.</param>
public sealed record SqlDialect(string SaidByPart, string SaidByScan, Func<string, string> Quote, string EraseSaid, string? IndexSaid = null);
