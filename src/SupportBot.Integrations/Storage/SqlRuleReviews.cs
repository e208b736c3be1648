using System.Globalization;
using Dapper;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Integrations.Storage;

/// <summary>Reviews of policy rules in the database: rows are added and read, never changed.</summary>
internal sealed class SqlRuleReviews(ISqlDatabase database, TimeProvider clock) : IRuleReviews
{
    private const string DayFormat = "yyyy-MM-dd";

    private readonly Lock _lock = new();
    private Count? _last;
    private int _added;

    public async Task AppendAsync(RuleReview review, CancellationToken cancellation)
    {
        await WriteAsync(review, cancellation);
        lock (_lock) (_last, _added) = (null, _added + 1);
    }

    public Task<ReviewHistory> ReadAsync(CancellationToken cancellation) => database.ReadAsync(async connection =>
    {
        var rows = (await connection.QueryAsync<Row>(StorageSql.ReadRuleReviews)).AsList();
        return new ReviewHistory([.. rows.Select(row => row.ToReview())], rows.Count);
    }, cancellation);

    public async Task<long> NewestAsync(CancellationToken cancellation)
    {
        int added;
        lock (_lock)
        {
            if (_last is { } last && clock.GetElapsedTime(last.At) < IRuleReviews.LongestUnseen) return last.Newest;
            added = _added;
        }

        var at = clock.GetTimestamp();
        var newest = await database.ReadAsync(connection => connection.QuerySingleAsync<long>(StorageSql.NewestRuleReview), cancellation);
        // One that was added here meanwhile may not be counted yet.
        lock (_lock) _last = _added == added ? new Count(newest, at) : null;
        return newest;
    }

    private Task<int> WriteAsync(RuleReview review, CancellationToken cancellation) => database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        StorageSql.AddRuleReview,
        new
        {
            review.Of.Market,
            review.Of.RuleId,
            FromDay = review.Of.From.ToString(DayFormat, CultureInfo.InvariantCulture),
            review.Of.Fingerprint,
            Act = review.Act.ToString(),
            review.StaffId,
            review.StaffName,
            At = StoredTime.Write(review.At),
            review.Note,
        },
        transaction), cancellation);

    private sealed record Count(long Newest, long At);

    private sealed record Row
    {
        public long Number { get; init; }
        public string Market { get; init; } = "";
        public string RuleId { get; init; } = "";
        public string FromDay { get; init; } = "";
        public string Fingerprint { get; init; } = "";
        public string Act { get; init; } = "";
        public string StaffId { get; init; } = "";
        public string StaffName { get; init; } = "";
        public long At { get; init; }
        public string Note { get; init; } = "";

        public RuleReview ToReview() => new(
            new RuleWording(Market, RuleId, DateOnly.ParseExact(FromDay, DayFormat, CultureInfo.InvariantCulture), Fingerprint),
            Enum.Parse<ReviewAct>(Act), StaffId, StaffName, StoredTime.Read(At), Note);
    }
}
