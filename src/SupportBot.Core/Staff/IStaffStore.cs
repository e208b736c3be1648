namespace SupportBot.Core.Staff;

/// <summary>Keeps the staff's accounts. Durable when its tasks complete.</summary>
public interface IStaffStore
{
    Task<bool> HasAdminAsync(CancellationToken cancellation);

    /// <summary>Adds the account only while there is no admin at all: of many at once, one succeeds.</summary>
    Task<bool> TryAddFirstAdminAsync(StaffAccount admin, CancellationToken cancellation);

    /// <summary>False when the login is taken.</summary>
    Task<bool> TryAddAsync(StaffAccount account, CancellationToken cancellation);

    Task<StaffAccount?> FindAsync(string id, CancellationToken cancellation);

    /// <param name="login">In its normal form.</param>
    Task<StaffAccount?> FindByLoginAsync(string login, CancellationToken cancellation);

    /// <summary>Everyone, by name.</summary>
    Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellation);

    /// <summary>Replaces the account of that id, unless it has changed since it was read or the change would leave no active admin.</summary>
    Task<StaffChange> ReplaceAsync(StaffAccount changed, CancellationToken cancellation);
}

public enum StaffChange { Done, ChangedMeanwhile, LastAdmin }
