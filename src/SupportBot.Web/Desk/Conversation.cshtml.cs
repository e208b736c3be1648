using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Staff;
using SupportBot.Core.Transcripts;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Desk;

internal sealed class ConversationPage(
    ConversationReader reader, ConversationStates states, IConversationLog log, IConversationFeed feed, ITranscriptIndex index, HumanDesk desk,
    IDeskPresence presence, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    private const int LongestText = 4000;

    [BindProperty(SupportsGet = true, Name = "id")] public string RouteId { get; set; } = "";

    public ConversationId Id => new(RouteId);
    public Conversation State { get; private set; } = null!;
    public IReadOnlyList<LogEntry> Entries { get; private set; } = [];
    public ConversationFacts Facts { get; private set; } = null!;
    public DeskQueue Queue { get; private set; } = null!;
    /// <summary>Colleagues who have this conversation open too.</summary>
    public IReadOnlyList<string> Readers { get; private set; } = [];
    public Language Language => State.Dialogue.Language ?? State.Start?.PageLanguage ?? Language.English;
    public bool IsMine => State.Owner == ConversationOwner.HumanAgent && State.AgentId == Me.Id && !State.IsClosed;

    /// <summary>Changes when another set of buttons is due: then the page loads again instead of patching itself.</summary>
    public string Ownership => State.IsClosed ? "closed" : State.AgentId ?? "bot";

    public Task<IActionResult> OnGetAsync() => ShowAsync(Page());

    public async Task<IActionResult> OnGetStateAsync(string seen)
    {
        State = await states.LoadAsync(Id, Cancelled);
        Readers = await ReadersAsync();
        if (Ownership != seen) Response.Headers["HX-Refresh"] = "true";
        return Partial("_State", this);
    }

    public async Task<IActionResult> OnGetEntriesAsync(long after) => Partial("_Entries", await log.ReadAsync(Id, after, Cancelled));

    public async Task<IActionResult> OnGetFactsAsync() => await reader.FindAsync(Id, Cancelled) is { } view
        ? Partial("_Facts", await reader.FactsAsync(view, Cancelled))
        : NotFound();

    public Task<IActionResult> OnPostTakeAsync() => ActAsync(desk.TakeAsync, StaffAction.ConversationTaken);

    public Task<IActionResult> OnPostHandBackAsync() => ActAsync(desk.HandBackAsync, StaffAction.HandedBack);

    public Task<IActionResult> OnPostCloseAsync() => ActAsync(desk.CloseAsync, StaffAction.ConversationClosed);

    public Task<IActionResult> OnPostSayAsync(string? text, string? sendId) =>
        WriteAsync(text, words => desk.SayAsync(Id, Me.AsMember(), words, sendId is { Length: > 0 and < 80 } ? $"desk-{Me.Id}-{sendId}" : null, Cancelled));

    public Task<IActionResult> OnPostNoteAsync(string? text) => WriteAsync(text, words => desk.NoteAsync(Id, Me.AsMember(), words, Cancelled));

    public async Task<IActionResult> OnPostTypingAsync()
    {
        State = await states.LoadAsync(Id, Cancelled);
        if (IsMine) feed.Publish(new FeedSignal(Id, FeedSignalKind.AgentTyping));
        return new NoContentResult();
    }

    private async Task<IActionResult> ActAsync(
        Func<ConversationId, StaffMember, CancellationToken, Task<DeskResult>> act, StaffAction action)
    {
        var result = await act(Id, Me.AsMember(), Cancelled);
        if (result != DeskResult.Done) return await ShowAsync(Refuse("desk." + result));
        await AuditAsync(action);
        return Redirect("/desk/c/" + Id);
    }

    private async Task<IActionResult> WriteAsync(string? text, Func<string, Task<DeskResult>> write)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return FaultOnly("desk.text_length");
        var result = await write(text.Trim());
        if (result != DeskResult.Done) return FaultOnly("desk." + result);
        Response.Headers["HX-Trigger"] = "said";
        return Content("");
    }

    private PartialViewResult FaultOnly(string fault)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Partial("_Fault", fault);
    }

    private async Task<IActionResult> ShowAsync(IActionResult page)
    {
        if (await reader.FindAsync(Id, Cancelled) is not { } view) return NotFound();
        await AuditAsync(StaffAction.TranscriptRead);
        (State, Entries) = (view.State, view.Entries);
        Facts = await reader.FactsAsync(view, Cancelled);
        Readers = await ReadersAsync();
        Queue = await DeskQueue.ReadAsync(index, presence, Me.AsMember(), DeskTab.Queue, Id, Cancelled);
        return page;
    }

    private async Task<IReadOnlyList<string>> ReadersAsync() =>
        [.. (await DeskQueue.OthersAsync(presence, Me.AsMember(), Cancelled)).Where(one => one.At == Id).Select(one => one.DisplayName)];

    private Task AuditAsync(StaffAction action) => audit.AppendAsync(new(clock.GetUtcNow(), Me.Id, Me.DisplayName, action, Id.Value), Cancelled);
}
