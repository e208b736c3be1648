namespace SupportBot.Integrations.Storage.Move;

/// <summary>Writes a shop, while programs serve from it, into a new data folder, whatever store it is in.</summary>
/// <param name="storage">Where the shop is.</param>
public sealed class ShopBackup(StorageOptions storage, TimeProvider clock)
{
    /// <param name="target">Not there, or empty. Nothing is there afterwards unless all of it is, and was checked.</param>
    /// <exception cref="StorageRefusedException">Something is there.</exception>
    public Task<ShopComparison> RunAsync(string target, IProgress<TableProgress> progress, CancellationToken cancellation) =>
        Outage.TranslateAsync(storage.Postgres is null ? $"{storage.DataDirectory} to {target}" : target, () => BackUpAsync(target, progress, cancellation));

    private async Task<ShopComparison> BackUpAsync(string target, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        await using var shop = await OpenAsync(cancellation);
        var takenAt = clock.GetUtcNow();
        using var staged = StagedFolder.Begin(target);
        if (shop is FolderSnapshot { Folder: var folder }) await PageCopy.RunAsync(folder, staged.Path, progress, cancellation);
        else await FillAsync(shop, staged.Path, progress, cancellation);
        await FolderCheck.RunAsync(staged.Path);

        var comparison = await CompareAsync(shop, staged.Path, progress, cancellation);
        if (!comparison.IsSame) return comparison;
        new BackupManifest(Guid.NewGuid().ToString("N"), takenAt, [.. comparison.Tables.Select(table => table.Here)]).Write(staged.Path);
        staged.Commit();
        return comparison;
    }

    private async Task<IShopSnapshot> OpenAsync(CancellationToken cancellation)
    {
        if (storage.Postgres is { } postgres) return await PostgresSnapshot.OpenAsync(postgres, cancellation);
        var folder = await ShopFolder.OpenToReadAsync(storage.DataDirectory);
        try
        {
            Departure.Refuse(folder.Databases[0]);
            return await FolderSnapshot.OfAsync(folder);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync(IShopSnapshot shop, string path, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        await using var folder = await ShopFolder.CreateAsync(path, clock);
        await new FolderFill(shop, folder, progress).RunAsync(cancellation);
    }

    private static async Task<ShopComparison> CompareAsync(IShopSnapshot shop, string path, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        await using var copy = await FolderSnapshot.OfAsync(await ShopFolder.OpenToReadAsync(path));
        return await ShopComparison.OfAsync(shop, copy, progress, cancellation);
    }
}
