using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Transcripts;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Desk;

internal sealed class QueuePage(ITranscriptIndex index, IDeskPresence presence) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "tab")] public DeskTab Tab { get; set; }
    /// <summary>The conversation that is open beside the list, if it stands beside one.</summary>
    [BindProperty(SupportsGet = true, Name = "beside")] public string? Beside { get; set; }

    public DeskQueue Queue { get; private set; } = null!;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnGetListAsync()
    {
        await ReadAsync();
        return Partial("_QueueList", Queue);
    }

    private async Task ReadAsync() =>
        Queue = await DeskQueue.ReadAsync(index, presence, Me.AsMember(), Tab, Beside is null ? null : new ConversationId(Beside), Cancelled);
}
