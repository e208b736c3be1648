namespace SupportBot.Integrations.Storage;

/// <summary>Where everything is kept.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// The one folder that is written to (<c>--data</c> or <c>SUPPORTBOT_DATA</c>); made if it is not there. Holds <c>supportbot.db</c> (log,
    /// returns, staff) and <c>files.db</c> (what customers sent).
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database with the log, returns, staff and reviews of rules.</summary>
    public string MainFile => Path.Combine(DataDirectory, MainFileName);

    internal const string MainFileName = "supportbot.db", FilesFileName = "files.db";

    /// <summary>
    /// Setting <c>ConnectionStrings:Postgres</c>: everything is kept there instead, for any number of nodes. Null: in the data directory, for one.
    /// </summary>
    public string? Postgres { get; init; }

    /// <summary>
    /// How large each database may grow, so that a flood does not fill the disk that others need too; beyond it, writes are refused as on a
    /// full disk. Null: as large as the disk.
    /// </summary>
    public int? MaxMegabytes { get; init; }
}
