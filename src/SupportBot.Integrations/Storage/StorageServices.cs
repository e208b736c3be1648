using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;
using SupportBot.Core.Health;
using SupportBot.Core.Nodes;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Staff;
using SupportBot.Core.Transcripts;
using SupportBot.Integrations.Memory;
using SupportBot.Integrations.Storage.Log;
using SupportBot.Integrations.Storage.Postgres;
using SupportBot.Integrations.Storage.Sqlite;
using SupportBot.Integrations.Storage.Staff;

namespace SupportBot.Integrations.Storage;

/// <summary>The stores, over SQLite or PostgreSQL.</summary>
internal static class StorageServices
{
    private const string Files = "files";
    private static readonly Assembly Here = typeof(StorageServices).Assembly;
    private static readonly string[] Areas = ["log", "returns", "installation", "policies", "staff"];
    private static readonly string[] SharedAreas = [.. Areas, Files, "nodes"];

    static StorageServices() => StorableText.Register();

    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) =>
        (options.Postgres is { } connection ? services.AddPostgres(connection) : services.AddSqlite(options))
            .AddSingleton<Installation>()
            .AddSingleton<SaidIndex>()
            .AddSingleton<IConversationLog, SqlConversationLog>()
            .AddSingleton<ITranscriptIndex, SqlTranscriptIndex>()
            .AddSingleton<IReturnStore, SqlReturnStore>()
            .AddSingleton<IRuleReviews, SqlRuleReviews>()
            .AddSingleton<IFileStore>(provider => new SqlFileStore(provider.GetRequiredKeyedService<ISqlDatabase>(Files), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IStaffStore, SqlStaffStore>()
            .AddSingleton<ISignInTries, SqlSignInTries>()
            .AddSingleton<IStaffAudit, SqlStaffAudit>();

    private static IServiceCollection AddSqlite(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(provider => SqliteDatabase.Open(options, StorageOptions.MainFileName, Migrations(SqlMigration.Sqlite, Areas, provider), Log(provider)))
        .AddKeyedSingleton(Files, (provider, _) => SqliteDatabase.Open(options, StorageOptions.FilesFileName, Migrations(SqlMigration.Sqlite, [Files]), Log(provider)))
        .AddSingleton<ISqlDatabase>(provider => provider.GetRequiredService<SqliteDatabase>())
        .AddKeyedSingleton<ISqlDatabase>(Files, (provider, _) => provider.GetRequiredKeyedService<SqliteDatabase>(Files))
        .AddSingleton<IDependency>(provider => new StoreDependency("SQLite", provider.GetRequiredService<SqliteDatabase>()))
        .AddSingleton<ILogWriter, SqliteLogWriter>()
        .AddSingleton<INodes, SingleNode>();

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connection) => services
        .AddSingleton(provider => new PostgresDatabase(connection, [.. Migrations(SqlMigration.Postgres, SharedAreas, provider)]))
        .AddSingleton<ISqlDatabase>(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddKeyedSingleton<ISqlDatabase>(Files, (provider, _) => provider.GetRequiredService<PostgresDatabase>())
        .AddSingleton<IDependency>(provider => new StoreDependency("PostgreSQL", provider.GetRequiredService<PostgresDatabase>()))
        .AddSingleton<ILogWriter, PostgresLogWriter>()
        .AddSingleton<INodes, PostgresNodes>();

    /// <summary>Every step of the data folder's main database.</summary>
    internal static IReadOnlyList<SqlMigration> SqliteSteps(TimeProvider clock) => [.. Migrations(SqlMigration.Sqlite, Areas), Installation.Remember(clock)];

    /// <summary>Every step of a PostgreSQL database.</summary>
    internal static IReadOnlyList<SqlMigration> PostgresSteps(TimeProvider clock) => [.. Migrations(SqlMigration.Postgres, SharedAreas), Installation.Remember(clock)];

    internal static IReadOnlyList<SqlMigration> SqliteFileSteps => [.. Migrations(SqlMigration.Sqlite, [Files])];

    /// <param name="provider">Null where the moment of the first start is not kept.</param>
    private static IEnumerable<SqlMigration> Migrations(string kind, IEnumerable<string> areas, IServiceProvider? provider = null) =>
        areas.SelectMany(area => SqlMigration.Embedded(Here, kind, area))
            .Concat(provider is null ? [] : [Installation.Remember(provider.GetRequiredService<TimeProvider>())]);

    private static ILogger? Log(IServiceProvider provider) => provider.GetService<ILogger<SqliteDatabase>>();
}
