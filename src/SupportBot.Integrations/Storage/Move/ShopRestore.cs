namespace SupportBot.Integrations.Storage.Move;

/// <summary>Brings a backup into an empty data folder or an empty PostgreSQL database. The backup itself is only read.</summary>
/// <param name="storage">Where the shop shall be.</param>
public sealed class ShopRestore(StorageOptions storage, TimeProvider clock)
{
    /// <returns>
    /// Every table as the backup's manifest has it and as it is: of the backup itself when that is damaged (nothing is written then), else of
    /// what was restored. Null when it was restored there before.
    /// </returns>
    /// <exception cref="StorageRefusedException">That is no backup, or the place is not empty.</exception>
    public Task<ShopComparison?> RunAsync(string source, IProgress<TableProgress> progress, CancellationToken cancellation) =>
        Outage.TranslateAsync(storage.Postgres is null ? $"{source} to {storage.DataDirectory}" : source, () => RestoreAsync(Path.GetFullPath(source), progress, cancellation));

    private async Task<ShopComparison?> RestoreAsync(string source, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(source);
        await using var folder = await ShopFolder.OpenToReadAsync(source);
        SchemaSteps.RefuseNewer(folder, clock);
        await using var from = await FolderSnapshot.OfAsync(folder);
        var found = ShopComparison.Of(manifest.Tables, await ShopComparison.FingerprintsAsync(from, progress, cancellation));
        if (!found.IsSame) return found;
        return storage.Postgres is { } postgres
            ? await IntoPostgresAsync(postgres, manifest, from, progress, cancellation)
            : await IntoFolderAsync(folder, manifest, progress, cancellation);
    }

    private async Task<ShopComparison?> IntoPostgresAsync(
        string postgres, BackupManifest manifest, FolderSnapshot from, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        await using var arrivals = await PostgresArrivals.OpenAsync(postgres, manifest.Id, clock, cancellation);
        if (arrivals.Found == ArrivalState.Complete) return null;
        await arrivals.CopyAsync(from, progress, cancellation);
        await using var there = await arrivals.LookAsync(cancellation);
        var comparison = ShopComparison.Of(manifest.Tables, await ShopComparison.FingerprintsAsync(there, progress, cancellation));
        if (comparison.IsSame) await arrivals.Arrival.CompleteAsync();
        return comparison;
    }

    private async Task<ShopComparison?> IntoFolderAsync(ShopFolder folder, BackupManifest manifest, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        using var staged = StagedFolder.Begin(storage.DataDirectory);
        await PageCopy.RunAsync(folder, staged.Path, progress, cancellation);
        await FolderCheck.RunAsync(staged.Path);
        var comparison = ShopComparison.Of(manifest.Tables, await FingerprintsAsync(staged.Path, progress, cancellation));
        if (comparison.IsSame) staged.Commit();
        return comparison;
    }

    private static async Task<IReadOnlyList<TableFingerprint>> FingerprintsAsync(string path, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        await using var copy = await FolderSnapshot.OfAsync(await ShopFolder.OpenToReadAsync(path));
        return await ShopComparison.FingerprintsAsync(copy, progress, cancellation);
    }
}
