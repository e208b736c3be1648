namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// Moves a shop from a data folder into PostgreSQL. It can be stopped, or killed, at any moment and run again. From its first row on, nothing
/// is written to the folder any more (<see cref="Departure"/>).
/// </summary>
/// <param name="storage">The folder that it leaves, and the database that it goes to.</param>
public sealed class ShopMove(StorageOptions storage, TimeProvider clock)
{
    /// <returns>Every table on both sides; null when the shop had moved there before.</returns>
    /// <exception cref="StorageRefusedException">It would lose or mix data.</exception>
    public Task<ShopComparison?> RunAsync(IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        var postgres = storage.Postgres ?? throw new StorageRefusedException("Where to? Set ConnectionStrings:Postgres in appsettings.json, or ConnectionStrings__Postgres in the environment.");
        return Outage.TranslateAsync(storage.DataDirectory, () => MoveAsync(postgres, progress, cancellation));
    }

    /// <summary>Lets the folder serve again, as it was when the move began.</summary>
    /// <exception cref="StorageRefusedException">It has not moved.</exception>
    public Task<string> UndoAsync() => Outage.TranslateAsync(storage.DataDirectory, async () =>
    {
        await using var folder = await ShopFolder.OpenAloneAsync(storage.DataDirectory);
        var departure = Departure.Find(folder.Databases[0]) ?? throw new StorageRefusedException($"The shop in {storage.DataDirectory} has not moved.");
        await Departure.RemoveAsync(folder);
        return departure.Destination;
    });

    private async Task<ShopComparison?> MoveAsync(string postgres, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        await using var folder = await ShopFolder.OpenAloneAsync(storage.DataDirectory);
        var before = Departure.Find(folder.Databases[0]);
        var departure = before ?? new Departure(Guid.NewGuid().ToString("N"), PostgresLine.NameOf(postgres), IsComplete: false);
        await using var arrivals = await PostgresArrivals.OpenAsync(postgres, departure.Id, clock, cancellation);
        if (before is not null && arrivals.Found == ArrivalState.None) RefuseElsewhere(before, postgres);
        if (arrivals.Found == ArrivalState.Complete)
        {
            await (departure with { IsComplete = true }).WriteAsync(folder);
            return null;
        }

        folder.Migrate(clock);
        await departure.WriteAsync(folder);
        await using var from = await FolderSnapshot.OfAsync(folder);
        await arrivals.CopyAsync(from, progress, cancellation);
        await using var there = await arrivals.LookAsync(cancellation);
        var comparison = await ShopComparison.OfAsync(from, there, progress, cancellation);
        if (!comparison.IsSame) return comparison;
        // The folder first: what is whole here can no longer be brought elsewhere by mistake, whatever happens in between.
        await (departure with { IsComplete = true }).WriteAsync(folder);
        await arrivals.Arrival.CompleteAsync();
        return comparison;
    }

    private static void RefuseElsewhere(Departure before, string postgres)
    {
        if (before.IsComplete || before.Destination != PostgresLine.NameOf(postgres))
            throw new StorageRefusedException($"A move of this folder went to {before.Destination}, and that is not in the PostgreSQL database of ConnectionStrings:Postgres. "
                + "Name that one; or, to begin anew with what was in the folder when it left, run storage move --undo first.");
    }
}
