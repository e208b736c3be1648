using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Transcripts;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

internal sealed class TranscriptsPage(ITranscriptIndex index, KeptSearch kept, PageWords words) : StaffPage
{
    [BindProperty(SupportsGet = true)] public TranscriptFilter Filter { get; set; } = new();
    public string? Text { get; private set; }
    public TranscriptPage Found { get; private set; } = new([], 0);
    public int Pages { get; private set; }

    public async Task OnGetAsync()
    {
        Text = kept.Find(Me.Id, Filter.Words);
        if (Text is null && Filter.Words is not null) (Fault, Filter.Words) = ("transcripts.search_ended", null);
        if (!ModelState.IsValid) Fault = "form.invalid";
        var query = Filter.ToQuery(Text, words.StartOfDay);
        Found = await index.SearchAsync(query, Cancelled);
        Pages = (Found.Total + query.PageSize - 1) / query.PageSize;
        Filter.Page = query.Page;
    }

    // What is searched for may be somebody's name: it comes by POST and goes on encrypted.
    public IActionResult OnPost([FromForm] TranscriptSearch search)
    {
        if (!ModelState.IsValid || search.Text?.Length > KeptSearch.LongestText) return Redirect("/admin");
        var filter = search.ToFilter(string.IsNullOrWhiteSpace(search.Text) ? null : kept.Keep(Me.Id, search.Text.Trim()));
        return Redirect(filter.Address(page: 1));
    }
}

/// <summary>The search form as posted.</summary>
internal sealed record TranscriptSearch(
    string? Text, string? Market, string? Language, bool? Handed, bool? Open, DateOnly? From, DateOnly? Until)
{
    public TranscriptFilter ToFilter(string? words) => new()
    {
        Market = Market,
        Language = Language,
        HandedOff = Handed,
        Open = Open,
        From = From,
        Until = Until,
        Words = words,
    };
}
