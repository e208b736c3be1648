using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Staff;
using SupportBot.Web.Desk;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

internal sealed class TranscriptView(ConversationReader reader, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    public ConversationView View { get; private set; } = null!;
    public ConversationFacts Facts { get; private set; } = null!;
    public IReadOnlyList<HandoffRequest> Handoffs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (await reader.FindAsync(new ConversationId(id), Cancelled) is not { } view) return NotFound();
        await audit.AppendAsync(new(clock.GetUtcNow(), Me.Id, Me.DisplayName, StaffAction.TranscriptRead, id), Cancelled);
        View = view;
        Facts = await reader.FactsAsync(view, Cancelled);
        Handoffs = [.. view.Entries.Select(entry => entry.Body).OfType<HandoffRequested>().Select(body => body.Request)];
        return Page();
    }
}
