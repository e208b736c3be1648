using System.Net.Sockets;
using Npgsql;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>Tells a store that cannot work now from a statement that is wrong, and a lost race from both.</summary>
internal static class PostgresErrors
{
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private const string IdleInTransaction = "25P03";

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

    /// <summary>The connection broke, or had broken before: what was sent over it may have arrived.</summary>
    public static bool IsConnectionLost(Exception error) => error is PostgresException told
        ? told.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction
        : error is NpgsqlException { InnerException: IOException or SocketException };

    /// <summary>Another connection may not have this fault: a session that only reads, for one, keeps to that when the server writes again.</summary>
    public static bool IsConnectionsOwn(Exception error) => IsConnectionLost(error) || IsReadOnly(error);

    /// <summary>What is probably true of all that are open: nobody answers at the other end, or it is a standby now and another server writes.</summary>
    public static bool ConcernsAllConnections(Exception error) => IsReadOnly(error) || error is NpgsqlException { InnerException: TimeoutException };

    /// <summary>A commit: when the connection is lost in it, nobody knows whether it was done, so that it is not done again.</summary>
    /// <exception cref="LogUnavailableException">The connection is lost.</exception>
    public static async Task OnlyOnceAsync(Task commit)
    {
        try
        {
            await commit;
        }
        catch (Exception lost) when (IsConnectionLost(lost))
        {
            throw Unavailable(lost);
        }
    }

    public static LogUnavailableException Unavailable(Exception error) => new($"{Reason(error)} (PostgreSQL, ConnectionStrings:Postgres).", error);

    private static bool IsReadOnly(Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    // By class: 08 connection, 28 login, 3D no such database, 53 no space, memory or connections left, 57 shut down or cancelled, 58 and XX
    // its disk or itself.
    private static bool IsUnavailable(string state) => state[..2] is "08" or "28" or "3D" or "53" or "57" or "58" or "XX" || state is
        PostgresErrorCodes.ReadOnlySqlTransaction or IdleInTransaction or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.InsufficientPrivilege;

    private static string Reason(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The database's disk is full",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "The database only reads: this is a standby, or it was set so",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "The database takes no more connections: raise its limit, or lower Maximum Pool Size here",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "There is no such database: create it, or mend its name",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => "The database is starting or stopping",
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => "Too many write to the same place at once",
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => "The database was too slow",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => "The database does not allow this user that: make it the owner",
        PostgresException { SqlState: var state } when state.StartsWith("28", StringComparison.Ordinal) => "The database refuses this user or password: mend them",
        PostgresException told => $"The database failed with error {told.SqlState}",
        TimeoutException or OperationCanceledException or NpgsqlException { InnerException: TimeoutException } => "The database does not answer",
        _ => "The database cannot be reached: see whether it runs, and whether host and port are right",
    };
}
