using System.ComponentModel.DataAnnotations;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Staff;

/// <summary>Makes and changes accounts.</summary>
internal static class NewStaff
{
    public static readonly TimeSpan InviteLifetime = TimeSpan.FromDays(3);

    public static StaffAccount Account(string name, string login, StaffRole role) => new()
    {
        Id = Guid.CreateVersion7().ToString("N"),
        Login = StaffAccount.NormalLogin(login),
        DisplayName = name.Trim(),
        Role = role,
        SecurityStamp = Stamp(),
    };

    /// <summary>With a new password: an invite is used up, and whoever was signed in is no more.</summary>
    public static StaffAccount WithPassword(this StaffAccount account, string hash) =>
        account with { PasswordHash = hash, Invite = null, SecurityStamp = Stamp() };

    /// <summary>With a new invite; the old password ends with it.</summary>
    public static StaffAccount Invited(this StaffAccount account, string code, DateTimeOffset now) => account with
    {
        PasswordHash = null,
        Invite = new StaffInvite(OneTimeCode.Hash(code), now + InviteLifetime),
        SecurityStamp = Stamp(),
    };

    public static StaffAccount Enabled(this StaffAccount account, bool isEnabled) =>
        account with { IsDisabled = !isEnabled, SecurityStamp = Stamp() };

    private static string Stamp() => Guid.NewGuid().ToString("N");
}

/// <summary>Name and login as typed.</summary>
internal sealed class NewStaffForm
{
    [Required, StringLength(60, MinimumLength = 2)]
    public string Name { get; set; } = "";

    [Required, StringLength(120, MinimumLength = 3), RegularExpression(@"\S+")]
    public string Login { get; set; } = "";
}
