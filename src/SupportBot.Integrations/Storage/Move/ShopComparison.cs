namespace SupportBot.Integrations.Storage.Move;

/// <summary>Every table on both sides.</summary>
public sealed record ShopComparison(IReadOnlyList<TableComparison> Tables)
{
    public bool IsSame => Tables.All(table => table.IsSame);

    internal static ShopComparison Of(IReadOnlyList<TableFingerprint> here, IReadOnlyList<TableFingerprint> there) =>
        new([.. here.Select(table => new TableComparison(table, there.FirstOrDefault(other => other.Table == table.Table)))]);

    internal static async Task<ShopComparison> OfAsync(
        IShopSnapshot here, IShopSnapshot there, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        var tables = new List<TableComparison>();
        foreach (var table in here.Tables)
        {
            var one = Task.Run(() => TableFingerprint.OfAsync(here, table, Unheard.Progress, cancellation), cancellation);
            var other = Task.Run(() => TableFingerprint.OfAsync(there, table, progress, cancellation), cancellation);
            await Task.WhenAll(one, other);
            tables.Add(new TableComparison(await one, await other));
        }
        return new ShopComparison(tables);
    }

    internal static async Task<IReadOnlyList<TableFingerprint>> FingerprintsAsync(
        IShopSnapshot snapshot, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        var tables = new List<TableFingerprint>();
        foreach (var table in snapshot.Tables) tables.Add(await TableFingerprint.OfAsync(snapshot, table, progress, cancellation));
        return tables;
    }

    // Both sides are read at once; one line about it is enough.
    private sealed class Unheard : IProgress<TableProgress>
    {
        public static readonly Unheard Progress = new();

        public void Report(TableProgress value)
        {
        }
    }
}

/// <param name="There">Null: there is no such table.</param>
public sealed record TableComparison(TableFingerprint Here, TableFingerprint? There)
{
    public bool IsSame => Here == There;
}
