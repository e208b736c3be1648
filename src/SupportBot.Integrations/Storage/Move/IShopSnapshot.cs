namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// A shop as it was at one moment, whatever is written meanwhile. Rows have the same form from both databases: columns in ordinal order of
/// their names; values are null, <see cref="string"/>, <see cref="long"/> (a boolean is 1 or 0) or <see cref="byte"/>[].
/// </summary>
internal interface IShopSnapshot : IAsyncDisposable
{
    /// <summary>An older shape may lack some of <see cref="ShopTable.All"/>.</summary>
    IReadOnlyList<ShopTable> Tables { get; }

    Task<IReadOnlyList<string>> ColumnsAsync(ShopTable table, CancellationToken cancellation);

    Task<long> CountAsync(ShopTable table, CancellationToken cancellation);

    /// <summary>In the order of the key, one after the other: never a whole table in memory.</summary>
    IAsyncEnumerable<object?[]> ReadAsync(ShopTable table, CancellationToken cancellation);
}
