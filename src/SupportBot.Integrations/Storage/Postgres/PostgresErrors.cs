using System.Net.Sockets;
using Npgsql;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>Tells a store that cannot work now from a statement that is wrong, and a lost race from both.</summary>
internal static class PostgresErrors
{
    /// <summary>Another transaction was quicker; the same again will see what it did.</summary>
    public static bool IsLostRace(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation
    };

    public static bool IsUnavailable(Exception error) => error switch
    {
        PostgresException told => IsUnavailable(told.SqlState),
        NpgsqlException or SocketException or IOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };

    public static LogUnavailableException Unavailable(Exception error) => new($"{Reason(error)} (PostgreSQL, ConnectionStrings:Postgres).", error);

    // By class, https://www.postgresql.org/docs/current/errcodes-appendix.html: 08 connection, 25 read-only, 28 login, 3D no such database,
    // 53 no space, memory or connections left, 57 shut down or cancelled, 58 and XX its disk or itself.
    private static bool IsUnavailable(string state) => state[..2] is "08" or "28" or "3D" or "53" or "57" or "58" or "XX" || state == PostgresErrorCodes.ReadOnlySqlTransaction;

    private static string Reason(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The database's disk is full",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "The database only reads: this is a standby, or it was set so",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "The database takes no more connections",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "There is no such database: create it, or mend its name",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => "The database is starting or stopping",
        PostgresException { SqlState: var state } when state.StartsWith("28", StringComparison.Ordinal) => "The database refuses this user or password",
        PostgresException told => $"The database failed with error {told.SqlState}",
        TimeoutException or OperationCanceledException or NpgsqlException { InnerException: TimeoutException } => "The database does not answer",
        _ => "The database cannot be reached",
    };
}
