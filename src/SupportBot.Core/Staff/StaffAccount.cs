namespace SupportBot.Core.Staff;

public enum StaffRole { Agent, Reviewer, Admin }

public enum TextDirection { Auto, LeftToRight, RightToLeft }

/// <summary>One person who works on the staff pages.</summary>
public sealed record StaffAccount
{
    public required string Id { get; init; }
    /// <summary>What is typed to sign in, in its normal form; see <see cref="NormalLogin"/>. Unique.</summary>
    public required string Login { get; init; }
    /// <summary>Customers read it when this person joins a conversation.</summary>
    public required string DisplayName { get; init; }
    public required StaffRole Role { get; init; }
    /// <summary>Null until an invite was used.</summary>
    public string? PasswordHash { get; init; }
    /// <summary>Changes with the password and on disabling: every cookie that carries an older one is refused.</summary>
    public required string SecurityStamp { get; init; }
    public bool IsDisabled { get; init; }
    public StaffInvite? Invite { get; init; }
    public StaffPreferences Preferences { get; init; } = new();
    /// <summary>Counts the changes; set by the store alone.</summary>
    public long Revision { get; init; }

    public bool IsActiveAdmin => Role == StaffRole.Admin && !IsDisabled && PasswordHash is not null;

    public static string NormalLogin(string typed) => typed.Trim().ToLowerInvariant();
}

/// <param name="CodeHash">The code itself is shown once and kept nowhere.</param>
public sealed record StaffInvite(string CodeHash, DateTimeOffset Until);

/// <param name="Language">Of the pages' words and of dates and numbers on them.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record StaffPreferences(
    string Language = "en", TextDirection Direction = TextDirection.Auto, string TimeZone = "UTC");
