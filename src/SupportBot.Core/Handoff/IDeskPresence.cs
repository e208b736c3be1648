using SupportBot.Core.Conversations;

namespace SupportBot.Core.Handoff;

/// <summary>
/// Who of the staff has the Desk open, and where, so that two people do not work on the same customer unawares. A hint: who may write is
/// decided by the log alone. Safe: away, it knows only this node's people.
/// </summary>
public interface IDeskPresence
{
    /// <summary>Counts for <see cref="Lifetime"/>; say it again before.</summary>
    /// <param name="page">One open page; the same person may have several.</param>
    Task SeenAsync(string page, StaffMember who, ConversationId? at, CancellationToken cancellation);

    Task LeftAsync(string page, CancellationToken cancellation);

    /// <summary>Everyone once per place, by name.</summary>
    Task<IReadOnlyList<PresentStaff>> WhoAsync(CancellationToken cancellation);

    static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(40);
}

/// <param name="At">The conversation that is open; null: one of the lists.</param>
public sealed record PresentStaff(string StaffId, string DisplayName, ConversationId? At);
