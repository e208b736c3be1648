using System.Globalization;
using Npgsql;
using SupportBot.Core.Conversations;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>A wrong setting is named at the start, with what to do, and never with the password.</summary>
public sealed class Settings_of_PostgreSQL
{
    private const string Password = "geheim-4711";

    [Theory]
    [InlineData("garbage geheim-4711")]
    [InlineData("Host=127.0.0.1;Port=5432Password=geheim-4711")]
    [InlineData("Host=127.0.0.1;Password='geheim-4711")]
    [InlineData("Host=127.0.0.1;Ssl Mode=geheim-4711")]
    [InlineData("Host=127.0.0.1;Timeout=geheim-4711;Password=geheim-4711")]
    [InlineData("postgres://bot:geheim-4711@127.0.0.1/supportbot")]
    [InlineData("Password=geheim-4711")]
    public async Task A_string_that_says_nothing_is_answered_with_one_that_does(string setting)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => BackOffice.OpenAtAsync(setting));
        Assert.Contains("ConnectionStrings:Postgres", error.Message, StringComparison.Ordinal);
        Assert.Contains("Host=127.0.0.1;Port=5432;Database=supportbot", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_to_be_out_of_reach()
    {
        var setting = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={TcpPorts.Free()};Username=bot;Password={Password}");
        Refuses("cannot be reached", await Assert.ThrowsAsync<LogUnavailableException>(() => BackOffice.OpenAtAsync(setting)));
    }

    [Fact]
    public async Task A_host_that_nobody_knows_is_said_to_be_out_of_reach() =>
        Refuses("cannot be reached", await Assert.ThrowsAsync<LogUnavailableException>(() => BackOffice.OpenAtAsync($"Host=no.such.host.invalid;Username=bot;Password={Password}")), "does not answer");

    [Fact]
    public async Task A_database_that_is_not_there_is_to_be_made()
    {
        var server = await PostgresServer.SharedAsync();
        var setting = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "no_such_database", Password = Password }.ConnectionString;
        Refuses("no such database", await Assert.ThrowsAsync<LogUnavailableException>(() => BackOffice.OpenAtAsync(setting)));
    }

    [Fact]
    public async Task A_wrong_user_is_refused()
    {
        var server = await PostgresServer.SharedAsync();
        var setting = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "nobody", Password = Password }.ConnectionString;
        Refuses("user or password", await Assert.ThrowsAsync<LogUnavailableException>(() => BackOffice.OpenAtAsync(setting)));
    }

    private static void Refuses(string reason, LogUnavailableException error, string? orElse = null)
    {
        Assert.True(error.Message.Contains(reason, StringComparison.Ordinal) || (orElse is not null && error.Message.Contains(orElse, StringComparison.Ordinal)), error.Message);
        Assert.Contains("ConnectionStrings:Postgres", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }
}
