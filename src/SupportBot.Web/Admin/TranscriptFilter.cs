using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Transcripts;

namespace SupportBot.Web.Admin;

/// <summary>What the list of transcripts is narrowed to, as its address says it.</summary>
internal sealed class TranscriptFilter
{
    private const int MostPages = 10_000;

    [FromQuery(Name = "market")] public string? Market { get; set; }
    [FromQuery(Name = "language")] public string? Language { get; set; }
    [FromQuery(Name = "handed")] public bool? HandedOff { get; set; }
    [FromQuery(Name = "open")] public bool? Open { get; set; }
    [FromQuery(Name = "from")] public DateOnly? From { get; set; }
    [FromQuery(Name = "until")] public DateOnly? Until { get; set; }
    /// <summary>The searched words, encrypted; see <see cref="KeptSearch"/>.</summary>
    [FromQuery(Name = "words")] public string? Words { get; set; }
    [FromQuery(Name = "p")] public int Page { get; set; } = 1;

    public TranscriptQuery ToQuery(string? text, Func<DateOnly, DateTimeOffset> startOfDay) => new(
        text, Blank(Market), Blank(Language), HandedOff, Open, From is { } from ? startOfDay(from) : null,
        Until is { } until && until < DateOnly.MaxValue ? startOfDay(until.AddDays(1)) : null, Math.Clamp(Page, 1, MostPages));

    public string Address(int page)
    {
        var query = new QueryBuilder();
        Add("market", Blank(Market));
        Add("language", Blank(Language));
        Add("handed", HandedOff is { } handed ? handed ? "true" : "false" : null);
        Add("open", Open is { } open ? open ? "true" : "false" : null);
        Add("from", From?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Add("until", Until?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Add("words", Words);
        Add("p", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        return "/admin" + query;

        void Add(string name, string? value)
        {
            if (value is not null) query.Add(name, value);
        }
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
