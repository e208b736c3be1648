using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Transcripts;

namespace SupportBot.Web.Desk;

internal enum DeskTab { Queue, Open }

/// <summary>One of the Desk's two lists.</summary>
/// <param name="Here">Who else of the staff has the Desk open.</param>
/// <param name="Selected">The conversation that is open beside the list.</param>
internal sealed record DeskQueue(DeskTab Tab, IReadOnlyList<ConversationSummary> Rows, int Waiting, IReadOnlyList<PresentStaff> Here, ConversationId? Selected)
{
    private const int MostRows = 100;

    public static async Task<DeskQueue> ReadAsync(
        ITranscriptIndex index, IDeskPresence presence, StaffMember me, DeskTab tab, ConversationId? selected, CancellationToken cancellation)
    {
        var queue = await index.QueueAsync(cancellation);
        var rows = tab == DeskTab.Queue ? queue : (await index.SearchAsync(new(Open: true, PageSize: MostRows), cancellation)).Conversations;
        return new DeskQueue(tab, rows, queue.Count(row => row.Handoff == HandoffStatus.Waiting), await OthersAsync(presence, me, cancellation), selected);
    }

    /// <summary>Everybody once, wherever they are.</summary>
    public IEnumerable<string> Names => Here.Select(one => one.DisplayName).Distinct();

    public static async Task<IReadOnlyList<PresentStaff>> OthersAsync(IDeskPresence presence, StaffMember me, CancellationToken cancellation) =>
        [.. (await presence.WhoAsync(cancellation)).Where(one => one.StaffId != me.Id)];
}
