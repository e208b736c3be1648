using Npgsql;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>How connections are made: few, prepared, and such that neither side waits for long for one that has gone.</summary>
internal static class PostgresConnections
{
    // As many as keep a server busy: with more, its processes only push each other aside, and several nodes stay under its hundred.
    private const int MostConnections = 8;

    // A slow statement is ended by the server, so that its connection can be used again. When a client vanishes in the middle of something,
    // its locks must not stay for the hours in which nobody notices.
    private static readonly string ServerPatience = FormattableString.Invariant(
        $"set statement_timeout = {Milliseconds(PostgresDatabase.Patience)}; set idle_in_transaction_session_timeout = {Milliseconds(PostgresDatabase.Patience)}");

    /// <exception cref="InvalidDataException">That is no connection string.</exception>
    public static NpgsqlDataSource To(string connectionString) => Understood(() => Build(new NpgsqlConnectionStringBuilder(connectionString)));

    /// <exception cref="InvalidDataException">That is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString) => Understood(() => new NpgsqlConnectionStringBuilder(connectionString));

    private static T Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Without what was wrong: that may repeat the string, with the password.
            throw new InvalidDataException(
                "ConnectionStrings:Postgres is no connection string. Write it as Host=127.0.0.1;Port=5432;Database=supportbot;Username=supportbot;Password=….");
        }
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings)
    {
        var seconds = (int)PostgresDatabase.Patience.TotalSeconds;
        if (settings.Timeout > seconds) settings.Timeout = seconds;
        // The server speaks first: if it does not, the connection is dead.
        settings.CommandTimeout = seconds + 1;
        // A server that hangs does not answer a cancel either.
        settings.CancellationTimeout = -1;
        // No statement leaves anything behind in its session.
        settings.NoResetOnClose = true;
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = MostConnections;
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 60;
        settings.ApplicationName ??= "supportbot";
        // Without a log: each statement would be a line of it.
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        return builder.UsePhysicalConnectionInitializer(Prepare, PrepareAsync).Build();
    }

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(ServerPatience, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(ServerPatience, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;
}
