using SupportBot.Core.Staff;
using SupportBot.Web.Staff;

namespace SupportBot.Web.Tests.House;

/// <summary>People who work here, with the password of <see cref="Visitor.Password"/>.</summary>
internal static class Team
{
    public static async Task<StaffAccount> HireAsync(this StaffHouse house, string login, StaffRole role, StaffPreferences? preferences = null)
    {
        var account = NewStaff.Account(char.ToUpperInvariant(login[0]) + login[1..], login, role).WithPassword(house.Get<StaffPasswords>().Hash(Visitor.Password));
        Assert.True(await house.Get<IStaffStore>().TryAddAsync(account with { Preferences = preferences ?? new() }, default));
        return account;
    }

    /// <summary>Somebody who is signed in.</summary>
    public static async Task<Visitor> ArriveAsync(this StaffHouse house, string login, StaffRole role)
    {
        await house.HireAsync(login, role);
        var visitor = house.Visit();
        using var answer = await visitor.SignInAsync(login);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    public static async Task<IReadOnlyList<AuditEntry>> AuditAsync(this StaffHouse house, StaffAction action) =>
        (await house.Get<IStaffAudit>().ReadAsync(new AuditQuery(action), default)).Entries;
}
