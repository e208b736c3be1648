using System.Globalization;
using Dapper;
using SupportBot.Core.Transcripts;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>A query as SQL. Whatever a person typed is a parameter, never SQL and never the index's own syntax.</summary>
internal sealed class TranscriptFilter
{
    private const int LargestPage = 200;

    private readonly List<string> _conditions = ["1 = 1"];

    public DynamicParameters Parameters { get; } = new();

    public string Where => string.Join(" and ", _conditions);

    public static TranscriptFilter For(TranscriptQuery query, SqlDialect dialect)
    {
        var filter = new TranscriptFilter();
        filter.Add("market = @Market", "Market", query.Market?.ToUpperInvariant());
        filter.Add("language = @Language", "Language", query.Language);
        filter.Add("handed_off = @HandedOff", "HandedOff", query.HandedOff);
        filter.Add("is_closed <> @Open", "Open", query.Open);
        // In a span of time is what had any of its life there.
        filter.Add("last_at >= @From", "From", query.From?.ToUnixTimeMilliseconds());
        filter.Add("started_at < @Until", "Until", query.Until?.ToUnixTimeMilliseconds());
        foreach (var term in SearchText.Terms(query.Text ?? "")) filter.AddTerm(term, dialect);
        filter.AddPage(query.Page, query.PageSize);
        return filter;
    }

    private void Add(string condition, string name, object? value)
    {
        if (value is null) return;
        _conditions.Add(condition);
        Parameters.Add(name, value);
    }

    // Under three characters there is no trigram to look up: then every text is looked through. Signs that stand alone have their spaces with them.
    private void AddTerm(string term, SqlDialect dialect)
    {
        var name = FormattableString.Invariant($"Term{_conditions.Count}");
        var byTrigram = SearchText.HasTrigram(term);
        var said = string.Format(CultureInfo.InvariantCulture, byTrigram ? dialect.SaidByPart : dialect.SaidByScan, name);
        Add($"id in ({said})", name, byTrigram ? dialect.Quote(term) : term);
    }

    private void AddPage(int page, int pageSize)
    {
        var size = Math.Clamp(pageSize, 1, LargestPage);
        Parameters.Add("Limit", size);
        Parameters.Add("Offset", (Math.Max(page, 1) - 1L) * size);
    }
}
