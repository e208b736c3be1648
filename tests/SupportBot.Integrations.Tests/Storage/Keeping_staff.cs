using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Tests.Storage;

public abstract class Keeping_staff(Store store) : OnEitherStore(store)
{
    private static readonly DateTimeOffset Now = new(2026, 4, 21, 21, 40, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task An_account_comes_back_as_it_was_by_id_and_by_login()
    {
        var ada = Account("ada") with { Invite = new StaffInvite("hash", Now), Preferences = new("ar", TextDirection.RightToLeft, "Asia/Dubai") };
        Assert.True(await Office.Staff.TryAddAsync(ada, default));
        await Office.RestartAsync();
        Assert.Equal(ada, await Office.Staff.FindAsync("ada-id", default));
        Assert.Equal(ada, await Office.Staff.FindByLoginAsync("ada", default));
        Assert.Null(await Office.Staff.FindByLoginAsync("ADA", default));
    }

    [Fact]
    public async Task Of_many_who_take_a_login_at_once_one_has_it()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 30).Select(index => Task.Run(() => Office.Staff.TryAddAsync(Account("ada") with { Id = $"{index}" }, default))));
        Assert.Single(added, isNew => isNew);
        Assert.Single(await Office.Staff.ListAsync(default));
    }

    [Fact]
    public async Task Of_many_first_admins_at_once_there_is_one()
    {
        Assert.False(await Office.Staff.HasAdminAsync(default));
        var added = await Task.WhenAll(Enumerable.Range(0, 30).Select(index => Task.Run(() => Office.Staff.TryAddFirstAdminAsync(Account($"a{index}"), default))));
        Assert.Single(added, isNew => isNew);
        Assert.True(await Office.Staff.HasAdminAsync(default));
    }

    [Fact]
    public async Task Of_many_changes_at_once_one_is_made_and_the_others_hear_of_it()
    {
        await Office.Staff.TryAddAsync(Account("ada"), default);
        var read = (await Office.Staff.FindAsync("ada-id", default))!;
        var changes = await Task.WhenAll(Enumerable.Range(0, 30).Select(index => Task.Run(() => Office.Staff.ReplaceAsync(read with { DisplayName = $"{index}" }, default))));
        Assert.Single(changes, change => change == StaffChange.Done);
        Assert.Equal(29, changes.Count(change => change == StaffChange.ChangedMeanwhile));
        Assert.Equal(read.Revision + 1, (await Office.Staff.FindAsync("ada-id", default))!.Revision);
    }

    [Fact]
    public async Task Two_admins_who_disable_each_other_at_once_leave_one()
    {
        foreach (var login in new[] { "ada", "bo" }) await Office.Staff.TryAddAsync(Account(login), default);
        var accounts = await Office.Staff.ListAsync(default);
        var changes = await Task.WhenAll(accounts.Select(account => Task.Run(() => Office.Staff.ReplaceAsync(account with { IsDisabled = true }, default))));
        Assert.Equal([StaffChange.Done, StaffChange.LastAdmin], changes.Order());
        Assert.True(await Office.Staff.HasAdminAsync(default));
    }

    [Fact]
    public async Task Everyone_is_listed_by_name()
    {
        foreach (var name in new[] { "zoe", "Ada", "bo" }) await Office.Staff.TryAddAsync(Account(name) with { DisplayName = name }, default);
        Assert.Equal(["Ada", "bo", "zoe"], (await Office.Staff.ListAsync(default)).Select(account => account.DisplayName));
    }

    [Theory]
    [InlineData("ada\0")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    public async Task A_login_that_no_text_column_can_hold_is_nobodys_until_somebody_has_it(string login)
    {
        await Office.Staff.TryAddAsync(Account("ada"), default);
        Assert.Null(await Office.Staff.FindByLoginAsync(login, default));
        Assert.Null(await Office.Staff.FindAsync(login, default));
        Assert.True(await Office.Staff.TryAddAsync(Account(login) with { Id = "odd" }, default));
        Assert.Equal("odd", (await Office.Staff.FindByLoginAsync(login, default))!.Id);
    }

    [Fact]
    public async Task Of_many_tries_at_once_as_many_go_on_as_are_allowed()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Office.Tries.BeginAsync(["account", "address"], Now, default))));
        Assert.Equal(SignInTry.Allowed, tries.Count(begun => begun is not null));
        Assert.Null(await Office.Tries.BeginAsync(["other", "address"], Now, default));
        Assert.NotNull(await Office.Tries.BeginAsync(["other", "elsewhere"], Now, default));
    }

    [Fact]
    public async Task Tries_are_forgotten_after_their_time_and_by_a_success()
    {
        SignInTry? last = null;
        for (var count = 0; count < SignInTry.Allowed; count++) last = await Office.Tries.BeginAsync(["account", "address"], Now, default);
        await Office.RestartAsync();
        Assert.Null(await Office.Tries.BeginAsync(["account", "address"], Now, default));

        await Office.Tries.SucceedAsync(last!.Value, "account", default);
        Assert.NotNull(await Office.Tries.BeginAsync(["account", "address"], Now, default));
        Assert.Null(await Office.Tries.BeginAsync(["account", "address"], Now, default));
        Assert.NotNull(await Office.Tries.BeginAsync(["account", "address"], Now + SignInTry.Window, default));
    }

    [Fact]
    public async Task What_was_done_is_read_newest_first_by_act_and_by_person()
    {
        AuditEntry[] entries =
        [
            new(Now, null, "", StaffAction.SignInFailed),
            new(Now, "ada", "Ada", StaffAction.SignedIn),
            new(Now.AddMilliseconds(1), "bo", "B\0o", StaffAction.TranscriptRead, "c\0"),
            new(Now.AddMilliseconds(1), "ada", "Ada", StaffAction.TranscriptRead, "c2"),
        ];
        foreach (var entry in entries) await Office.Audit.AppendAsync(entry, default);
        await Office.RestartAsync();
        entries[2] = entries[2] with { StaffName = "B\uFFFDo", Subject = "c\uFFFD" };

        Assert.Equal(entries.Reverse(), (await Office.Audit.ReadAsync(new AuditQuery(), default)).Entries);
        Assert.Equal([entries[3], entries[2]], (await Office.Audit.ReadAsync(new AuditQuery(StaffAction.TranscriptRead), default)).Entries);
        Assert.Equal([entries[3], entries[1]], (await Office.Audit.ReadAsync(new AuditQuery(StaffId: "ada"), default)).Entries);
        var page = await Office.Audit.ReadAsync(new AuditQuery(Page: 2, PageSize: 3), default);
        Assert.Equal((4, entries[0]), (page.Total, Assert.Single(page.Entries)));
        Assert.Equal(0, (await Office.Audit.ReadAsync(new AuditQuery(StaffId: "\0"), default)).Total);
    }

    [Fact]
    public async Task Of_many_acts_at_once_every_one_is_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(index => Task.Run(() => Office.Audit.AppendAsync(new AuditEntry(Now, "ada", "Ada", StaffAction.TranscriptRead, $"{index}"), default))));
        var page = await Office.Audit.ReadAsync(new AuditQuery(PageSize: 100), default);
        Assert.Equal((60, 60), (page.Total, page.Entries.Select(entry => entry.Subject).Distinct().Count()));
    }

    private static StaffAccount Account(string login) => new()
    {
        Id = login + "-id",
        Login = login,
        DisplayName = login,
        Role = StaffRole.Admin,
        PasswordHash = "hash",
        SecurityStamp = "stamp",
    };
}

public sealed class Keeping_staff_in_SQLite() : Keeping_staff(Store.SQLite);

public sealed class Keeping_staff_in_PostgreSQL() : Keeping_staff(Store.PostgreSQL);
