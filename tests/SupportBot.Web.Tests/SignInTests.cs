using System.Net;
using SupportBot.Core.Staff;
using SupportBot.Web.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

public sealed class SignInTests : IAsyncLifetime
{
    private StaffHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await StaffHouse.OpenAsync();
        await house.HireAsync("ada", StaffRole.Admin);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts()
    {
        using var visitor = house.Visit();
        using var done = await visitor.SignInAsync("  ADA ");

        var cookie = Assert.Single(done.Headers.GetValues("Set-Cookie"), value => value.StartsWith("supportbot-staff=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Single(await house.AuditAsync(StaffAction.SignedIn));
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        Assert.Equal(await RefusalAsync("nobody", "violet-harbour-lantern"), await RefusalAsync("ada", "wrong-harbour-lantern"));
        Assert.Equal(2, (await house.AuditAsync(StaffAction.SignInFailed)).Count);
    }

    [Fact]
    public void An_unknown_name_costs_the_work_of_a_wrong_password()
    {
        // The same hash is computed: a refusal without it would take microseconds.
        var passwords = house.Get<StaffPasswords>();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.False(passwords.Matches(null, Visitor.Password));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds > 5);
    }

    [Fact]
    public async Task After_five_wrong_tries_even_the_right_password_waits_fifteen_minutes()
    {
        using var visitor = house.Visit();
        for (var n = 0; n < SignInTry.Allowed; n++) (await visitor.SignInAsync("ada", "not-the-password-" + n)).Dispose();

        using var locked = await visitor.SignInAsync("ada");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);

        house.Clock.Advance(SignInTry.Window);
        using var later = await visitor.SignInAsync("ada");
        Assert.Equal(HttpStatusCode.Found, later.StatusCode);
    }

    [Fact]
    public async Task An_address_has_five_tries_over_all_names()
    {
        using var visitor = house.Visit();
        for (var n = 0; n < SignInTry.Allowed; n++) (await visitor.SignInAsync("name-" + n, "not-the-password")).Dispose();

        using var locked = await visitor.SignInAsync("ada");
        Assert.Contains("Too many tries", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Successes_use_up_nothing()
    {
        for (var n = 0; n <= SignInTry.Allowed; n++)
        {
            using var visitor = house.Visit();
            using var done = await visitor.SignInAsync("ada");
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }
    }

    [Fact]
    public async Task Twenty_guesses_at_once_are_five_tries()
    {
        var door = house.Get<SignInDoor>();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => door.SignInAsync("ada", "guess-number-" + n, "203.0.113.7", default)));

        Assert.Equal(SignInTry.Allowed, results.Count(result => result.Result == SignInResult.Wrong));
    }

    [Fact]
    public async Task Disabling_an_account_signs_it_out_at_once()
    {
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
        var account = (await house.Get<IStaffStore>().FindByLoginAsync("bruno", default))!;
        await house.Get<IStaffStore>().ReplaceAsync(account.Enabled(false), default);

        using var answer = await bruno.GetAsync("/desk");
        Assert.StartsWith("/signin", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var again = await bruno.SignInAsync("bruno");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_new_password_keeps_this_browser_and_signs_out_the_others()
    {
        using var here = house.Visit();
        using var elsewhere = house.Visit();
        (await here.SignInAsync("ada")).Dispose();
        (await elsewhere.SignInAsync("ada")).Dispose();
        using var changed = await here.PostAsync("/account?handler=Password", new { Current = Visitor.Password, Password = "copper-meadow-sunday" });

        Assert.Equal("/account?saved=password", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var visitor = house.Visit();
        (await visitor.SignInAsync("ada")).Dispose();
        (await visitor.PostAsync("/signout", from: "/account")).Dispose();

        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/desk")).StatusCode);
        Assert.Single(await house.AuditAsync(StaffAction.SignedOut));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string next)
    {
        using var visitor = house.Visit();
        using var done = await visitor.PostAsync("/signin?next=" + Uri.EscapeDataString(next), new { Login = "ada", Password = Visitor.Password });

        Assert.Equal("/desk", done.Headers.Location?.ToString());
    }

    private async Task<string> RefusalAsync(string login, string password)
    {
        using var visitor = house.Visit();
        using var answer = await visitor.SignInAsync(login, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        return page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..page.IndexOf("<form", StringComparison.Ordinal)];
    }
}
