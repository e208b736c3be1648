using SupportBot.Core.Conversations;
using SupportBot.Core.Transcripts;

namespace SupportBot.Web.Desk;

internal enum DeskTab { Queue, Open }

/// <summary>One of the Desk's two lists.</summary>
/// <param name="Selected">The conversation that is open beside the list.</param>
internal sealed record DeskQueue(DeskTab Tab, IReadOnlyList<ConversationSummary> Rows, int Waiting, ConversationId? Selected)
{
    private const int MostRows = 100;

    public static async Task<DeskQueue> ReadAsync(ITranscriptIndex index, DeskTab tab, ConversationId? selected, CancellationToken cancellation)
    {
        var queue = await index.QueueAsync(cancellation);
        var rows = tab == DeskTab.Queue ? queue : (await index.SearchAsync(new(Open: true, PageSize: MostRows), cancellation)).Conversations;
        return new DeskQueue(tab, rows, queue.Count(row => row.Handoff == Core.Handoff.HandoffStatus.Waiting), selected);
    }
}
