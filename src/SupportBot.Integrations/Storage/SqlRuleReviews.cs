using System.Globalization;
using Dapper;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Integrations.Storage;

/// <summary>Reviews of policy rules in the database: rows are added and read, never changed.</summary>
internal sealed class SqlRuleReviews(ISqlDatabase database) : IRuleReviews
{
    private const string DayFormat = "yyyy-MM-dd";

    public Task AppendAsync(RuleReview review, CancellationToken cancellation) => database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
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

    public Task<ReviewHistory> ReadAsync(CancellationToken cancellation) => database.ReadAsync(async connection =>
    {
        var rows = (await connection.QueryAsync<Row>(StorageSql.ReadRuleReviews)).AsList();
        return new ReviewHistory([.. rows.Select(row => row.ToReview())], rows.Count);
    }, cancellation);

    public Task<long> NewestAsync(CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.QuerySingleAsync<long>(StorageSql.NewestRuleReview), cancellation);

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
