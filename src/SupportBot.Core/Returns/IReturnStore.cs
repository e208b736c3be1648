namespace SupportBot.Core.Returns;

/// <summary>Keeps returns and cancellations. Durable when its tasks complete.</summary>
public interface IReturnStore
{
    /// <summary>
    /// Opens the case once: the same <see cref="AfterSalesCase.ConfirmationKey"/> again answers the case of the first time. Answers null, and opens nothing, when items of it are
    /// already in another open case of the same order (more pieces than were ordered).
    /// </summary>
    /// <param name="orderedPieces">Pieces ordered by line id, the bound for all open cases together.</param>
    Task<AfterSalesCase?> OpenAsync(
        AfterSalesCase newCase, IReadOnlyDictionary<string, int> orderedPieces, CancellationToken cancellation);

    /// <summary>All cases of an order, oldest first.</summary>
    Task<IReadOnlyList<AfterSalesCase>> FindByOrderAsync(string shop, string orderNumber, CancellationToken cancellation);

    /// <summary>All cases of all shops that are <see cref="AfterSalesCase.IsOpen"/>, oldest first.</summary>
    Task<IReadOnlyList<AfterSalesCase>> FindOpenAsync(CancellationToken cancellation);
}
