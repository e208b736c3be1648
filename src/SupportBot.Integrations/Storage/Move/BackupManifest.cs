using System.Text.Json;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>The file in a backup that says what is in it, so that damage shows.</summary>
/// <param name="Id">Of this backup: a restore that was interrupted knows by it what it was restoring.</param>
internal sealed record BackupManifest(string Id, DateTimeOffset TakenAt, IReadOnlyList<TableFingerprint> Tables)
{
    private const string FileName = "backup.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Write(string folder) => OwnerOnly.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Format));

    /// <exception cref="StorageRefusedException">The folder is no backup.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new StorageRefusedException($"{folder} is no backup: {FileName} is not there. A data folder is served from with --data, or brought into PostgreSQL with storage move.");
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Format) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new StorageRefusedException($"{path} is damaged.");
        }
    }
}
