using Dapper;
using System.Data.Common;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Returns;

namespace SupportBot.Integrations.Storage;

/// <summary>Returns and cancellations. Key and bound are checked in the transaction that writes, and cases of one order are opened one after the other.</summary>
internal sealed class SqlReturnStore(ISqlDatabase database) : IReturnStore
{
    public Task<AfterSalesCase?> OpenAsync(
        AfterSalesCase newCase, IReadOnlyDictionary<string, int> orderedPieces, CancellationToken cancellation)
    {
        if (newCase.Items.Count == 0 || newCase.Items.Any(item => item.Quantity < 1))
            throw new ArgumentException("A case is about one piece at least of every item it names.", nameof(newCase));
        return database.WriteInTurnAsync(
            StorableText.Of($"{newCase.Shop} {OrderNumber.Normal(newCase.OrderNumber)}"),
            (connection, transaction) => OpenAsync(connection, transaction, newCase, newCase.ConfirmationKey, orderedPieces), cancellation);
    }

    public Task<IReadOnlyList<AfterSalesCase>> FindByOrderAsync(string shop, string orderNumber, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<AfterSalesCase>>(async connection =>
        {
            var rows = await connection.QueryAsync<CaseRow>(StorageSql.FindCasesByOrder, new { OrderKey = OrderNumber.Normal(orderNumber), Shop = shop });
            return [.. rows.Select(row => row.ToCase())];
        }, cancellation);

    public Task<IReadOnlyList<AfterSalesCase>> FindOpenAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<AfterSalesCase>>(
        async connection => [.. (await connection.QueryAsync<CaseRow>(StorageSql.FindOpenCases)).Select(row => row.ToCase())], cancellation);

    private static async Task<AfterSalesCase?> OpenAsync(
        DbConnection connection, DbTransaction transaction, AfterSalesCase newCase, string key, IReadOnlyDictionary<string, int> ordered)
    {
        var order = new { Shop = StorableText.Of(newCase.Shop), OrderKey = OrderNumber.Normal(newCase.OrderNumber) };
        await using var known = await connection.QueryMultipleAsync(
            $"{StorageSql.FindCaseByKey};{StorageSql.PiecesInOpenCases};{StorageSql.IsRmaTaken}", new { IdempotencyKey = key, order.Shop, order.OrderKey, newCase.Rma }, transaction);
        if (await known.ReadSingleOrDefaultAsync<CaseRow>() is { } first)
        {
            return first.Shop == order.Shop && first.OrderKey == order.OrderKey
                ? first.ToCase()
                : throw new InvalidOperationException("This idempotency key has opened a case of another order.");
        }

        var pieces = newCase.Items.GroupBy(item => item.LineId, StringComparer.Ordinal)
            .Select(line => new Pieces { LineId = line.Key, Quantity = line.Sum(item => (long)item.Quantity) }).ToList();
        var taken = (await known.ReadAsync<Pieces>()).ToDictionary(line => line.LineId, line => line.Quantity, StringComparer.Ordinal);
        if (pieces.Any(line => taken.GetValueOrDefault(StorableText.Of(line.LineId)) + line.Quantity > ordered.GetValueOrDefault(line.LineId))) return null;
        if (await known.ReadSingleAsync<long>() > 0) throw new InvalidOperationException($"There is a case with the number {newCase.Rma} already.");
        await InsertAsync(connection, transaction, newCase, key, order.OrderKey, pieces);
        return newCase;
    }

    private static async Task InsertAsync(
        DbConnection connection, DbTransaction transaction, AfterSalesCase newCase, string key, string orderKey, IReadOnlyList<Pieces> pieces)
    {
        await connection.ExecuteAsync(StorageSql.AddCase, new
        {
            newCase.Rma,
            IdempotencyKey = key,
            newCase.Shop,
            OrderKey = orderKey,
            Status = newCase.Status.ToString(),
            OpenedAt = StoredTime.Write(newCase.OpenedAt),
            Body = LogJson.Write(newCase),
        }, transaction);
        foreach (var line in pieces) await connection.ExecuteAsync(StorageSql.AddCaseItem, new { newCase.Rma, line.LineId, line.Quantity }, transaction);
    }

    private sealed record Pieces
    {
        public string LineId { get; init; } = "";
        public long Quantity { get; init; }
    }

    private sealed record CaseRow
    {
        public string Shop { get; init; } = "";
        public string OrderKey { get; init; } = "";
        public string Status { get; init; } = "";
        public string Body { get; init; } = "";

        // The column is what changes in a case's life; the body is the case as it was opened.
        public AfterSalesCase ToCase() => LogJson.Read<AfterSalesCase>(Body) with { Status = Enum.Parse<CaseStatus>(Status) };
    }
}
