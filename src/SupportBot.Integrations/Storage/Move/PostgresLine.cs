using Dapper;
using Npgsql;
using SupportBot.Integrations.Storage.Postgres;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>A connection for long work: a statement may take its time, and a server that is gone is noticed by the kernel.</summary>
internal static class PostgresLine
{
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var settings = PostgresConnections.Read(connectionString);
        (settings.Pooling, settings.Timeout, settings.CommandTimeout, settings.ApplicationName) = (false, 10, 0, "supportbot-move");
        (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 15, 5);
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            // Whatever the server has for daily work.
            await connection.ExecuteAsync("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which database it is, without who may enter it.</summary>
    public static string NameOf(string connectionString)
    {
        var settings = PostgresConnections.Read(connectionString);
        return FormattableString.Invariant($"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}");
    }
}
