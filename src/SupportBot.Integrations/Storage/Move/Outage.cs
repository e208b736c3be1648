using Microsoft.Data.Sqlite;
using Npgsql;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Postgres;
using SupportBot.Integrations.Storage.Sqlite;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>The databases' own errors in words for the operator, without what is in the rows or in a connection string.</summary>
internal static class Outage
{
    /// <param name="folder">The data folder that is worked on, or two.</param>
    /// <exception cref="LogUnavailableException">A database cannot work now; the same again later may.</exception>
    /// <exception cref="InvalidDataException">PostgreSQL refuses it whenever it is tried.</exception>
    public static async Task<T> TranslateAsync<T>(string folder, Func<Task<T>> job)
    {
        try
        {
            return await job();
        }
        catch (PostgresException wrong) when (!PostgresErrors.IsUnavailable(wrong))
        {
            throw new InvalidDataException($"PostgreSQL refuses it: {wrong.MessageText} ({wrong.SqlState}).", wrong);
        }
        catch (NpgsqlException away)
        {
            throw PostgresErrors.Unavailable(away);
        }
        catch (SqliteException away)
        {
            throw SqliteErrors.Unavailable(away, folder);
        }
    }
}
