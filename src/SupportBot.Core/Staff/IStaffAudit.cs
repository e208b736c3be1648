namespace SupportBot.Core.Staff;

/// <summary>What members of staff did. Stored for years: add, never rename.</summary>
public enum StaffAction
{
    SetUp, SignedIn, SignInFailed, SignedOut, TranscriptRead, FileOpened, ConversationTaken, HandedBack, ConversationClosed,
    StaffAdded, StaffInvited, InviteUsed, RoleChanged, StaffDisabled, StaffEnabled, PasswordChanged,
    RuleConfirmed, ConfirmationWithdrawn,
}

/// <param name="StaffId">Null when nobody known acted: a failed sign-in with an unknown name.</param>
/// <param name="Subject">The conversation, account or policy rule (<c>DE/de-withdrawal</c>) acted upon. No texts, no contact data.</param>
public sealed record AuditEntry(DateTimeOffset At, string? StaffId, string StaffName, StaffAction Action, string? Subject = null);

/// <param name="Page">From 1.</param>
public sealed record AuditQuery(StaffAction? Action = null, string? StaffId = null, int Page = 1, int PageSize = 50);

public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, int Total);

/// <summary>The record of staff actions. An entry that cannot be kept must fail the action: nothing is read unaudited.</summary>
public interface IStaffAudit
{
    /// <summary>Durable when the task completes; throws when it cannot be.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation);
}
