using Microsoft.Data.Sqlite;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Tells a store that cannot work now from a statement that is wrong.</summary>
internal static class SqliteErrors
{
    // https://www.sqlite.org/rescode.html
    private const int Perm = 3, Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14,
        Protocol = 15, NoLargeFiles = 22, NotADatabase = 26;

    public static bool IsUnavailable(Exception error) => error is IOException or UnauthorizedAccessException || error is SqliteException
    {
        SqliteErrorCode: Perm or Busy or Locked or NoMemory or ReadOnly or Io or Corrupt or Full or CannotOpen or Protocol or NoLargeFiles or NotADatabase
    };

    /// <summary>The error as callers know it; what is no outage stays as it is.</summary>
    public static Exception Translate(Exception error, string path) => IsUnavailable(error) ? Unavailable(error, path) : error;

    public static LogUnavailableException Unavailable(Exception error, string path) => new($"{Reason(error)} ({path}).", error);

    public static LogUnavailableException CannotStart(Exception error, string directory) => new(
        $"{Reason(error)} in the data directory '{directory}'. Name a folder that this program may write to with --data or SUPPORTBOT_DATA "
        + $"({nameof(StorageOptions)}.{nameof(StorageOptions.DataDirectory)}).", error);

    private static string Reason(Exception error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        Full => "The disk is full",
        Busy or Locked => "The database is locked by another program",
        ReadOnly or Perm => "The database cannot be written",
        Corrupt or NotADatabase => "The database file is damaged",
        CannotOpen => "The database file cannot be opened",
        { } code => FormattableString.Invariant($"The database failed with SQLite error {code}"),
        null => $"The data cannot be reached ({error.GetType().Name})",
    };
}
