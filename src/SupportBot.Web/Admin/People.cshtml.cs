using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;
using SupportBot.Web.Staff;

namespace SupportBot.Web.Admin;

internal sealed class PeoplePage(IStaffStore store, IStaffAudit audit, TimeProvider clock) : StaffPage
{
    public IReadOnlyList<StaffAccount> People { get; private set; } = [];

    /// <summary>An invite code that was just made: shown on this answer and never again.</summary>
    public (string Login, string Code)? NewCode { get; private set; }

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAddAsync([FromForm] NewStaffForm form, StaffRole role)
    {
        if (!ModelState.IsValid) return await RefuseAsync("form.invalid");
        var code = OneTimeCode.New();
        var account = NewStaff.Account(form.Name, form.Login, role).Invited(code, clock.GetUtcNow());
        await AuditAsync(StaffAction.StaffAdded, account);
        if (!await store.TryAddAsync(account, Cancelled)) return await RefuseAsync("staff.login_taken");
        return await ShowCodeAsync(account, code);
    }

    public async Task<IActionResult> OnPostInviteAsync(string id)
    {
        var code = OneTimeCode.New();
        var refused = await ChangeAsync(id, StaffAction.StaffInvited, account => account.Invited(code, clock.GetUtcNow()));
        return refused ?? await ShowCodeAsync((await store.FindAsync(id, Cancelled))!, code);
    }

    public async Task<IActionResult> OnPostRoleAsync(string id, StaffRole role) =>
        ModelState.IsValid && Enum.IsDefined(role)
            ? await ChangeAsync(id, StaffAction.RoleChanged, account => account with { Role = role }) ?? Redirect("/admin/staff")
            : await RefuseAsync("form.invalid");

    public async Task<IActionResult> OnPostEnableAsync(string id, bool isEnabled) =>
        await ChangeAsync(id, isEnabled ? StaffAction.StaffEnabled : StaffAction.StaffDisabled, account => account.Enabled(isEnabled))
            ?? Redirect("/admin/staff");

    // Audited first: a change that cannot be recorded is not made. Null when it was made.
    private async Task<IActionResult?> ChangeAsync(string id, StaffAction action, Func<StaffAccount, StaffAccount> change)
    {
        if (await store.FindAsync(id, Cancelled) is not { } account) return NotFound();
        await AuditAsync(action, account);
        return await store.ReplaceAsync(change(account), Cancelled) switch
        {
            StaffChange.Done => null,
            StaffChange.LastAdmin => await RefuseAsync("staff.last_admin"),
            StaffChange.ChangedMeanwhile => await RefuseAsync("form.changed_meanwhile"),
        };
    }

    private Task AuditAsync(StaffAction action, StaffAccount account) =>
        audit.AppendAsync(new(clock.GetUtcNow(), Me.Id, Me.DisplayName, action, account.Id), Cancelled);

    private async Task<IActionResult> ShowCodeAsync(StaffAccount account, string code)
    {
        NewCode = (account.Login, code);
        await ReadAsync();
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(string fault)
    {
        await ReadAsync();
        return Refuse(fault);
    }

    private async Task ReadAsync() => People = await store.ListAsync(Cancelled);
}
