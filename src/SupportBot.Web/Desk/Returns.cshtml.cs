using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Transcripts;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Desk;

/// <summary>All open cases, what runs out next at the top.</summary>
internal sealed class ReturnsPage(IReturnStore returns, ITranscriptIndex index, PolicyLibrary policies, TimeProvider clock) : StaffPage
{
    private const int MostRows = 200;

    public IReadOnlyList<DueCase> Rows { get; private set; } = [];
    public int Total { get; private set; }

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var open = await returns.FindOpenAsync(Cancelled);
        Total = open.Count;
        // Sorting keeps the order of the store, oldest first, among those without a deadline.
        var first = open.Select(known => (Case: known, Next: CaseClock.Next(known, policies, now))).OrderBy(due => due.Next?.At ?? DateTimeOffset.MaxValue).Take(MostRows);
        var rows = new List<DueCase>();
        foreach (var (known, next) in first) rows.Add(new DueCase(known, next, await FindAsync(known)));
        Rows = rows;
    }

    private async Task<ConversationSummary?> FindAsync(AfterSalesCase known) =>
        known.Conversation is { } id ? await index.FindAsync(id, Cancelled) : null;
}

/// <param name="Next">Null when nothing runs out.</param>
/// <param name="Conversation">In which it was opened; null when that is not known.</param>
internal sealed record DueCase(AfterSalesCase Case, CaseDeadline? Next, ConversationSummary? Conversation);
