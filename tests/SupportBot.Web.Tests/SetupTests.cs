using System.Net;
using SupportBot.Core.Staff;
using SupportBot.Web.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

public sealed class SetupTests : IAsyncLifetime
{
    private StaffHouse house = null!;

    public async Task InitializeAsync() => house = await StaffHouse.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_code_shown_at_start_makes_the_first_admin_and_signs_them_in()
    {
        using var visitor = house.Visit();
        using var made = await visitor.SetUpAsync(house.SetupCode);

        Assert.Equal("/desk", made.Headers.Location?.ToString());
        Assert.Contains("Ada Osei", await visitor.ReadAsync("/admin/staff"), StringComparison.Ordinal);
        Assert.Equal("Europe/Berlin", (await house.Get<IStaffStore>().FindByLoginAsync("ada", default))!.Preferences.TimeZone);
    }

    [Fact]
    public async Task The_code_works_once_only()
    {
        using var first = house.Visit();
        using var second = house.Visit();
        using var made = await first.SetUpAsync(house.SetupCode);
        using var again = await second.SetUpAsync(house.SetupCode, "eve");

        Assert.Equal("/signin", again.Headers.Location?.ToString());
        Assert.Single(await house.Get<IStaffStore>().ListAsync(default));
        Assert.Null(await house.Get<StaffSetup>().NewCodeAsync(default));
    }

    [Fact]
    public async Task Many_at_once_with_the_right_code_make_one_admin()
    {
        var visitors = Enumerable.Range(0, 5).Select(_ => house.Visit()).ToArray();
        await Task.WhenAll(visitors.Select((visitor, index) => visitor.SetUpAsync(house.SetupCode, "admin-" + index)));

        Assert.Single(await house.Get<IStaffStore>().ListAsync(default));
    }

    [Fact]
    public async Task A_wrong_code_makes_nobody_and_five_of_them_close_the_door()
    {
        using var visitor = house.Visit();
        for (var n = 0; n < SignInTry.Allowed; n++)
        {
            using var wrong = await visitor.SetUpAsync("AAAAA-BBBBB-CCCCC-DDDDD");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }
        using var right = await visitor.SetUpAsync(house.SetupCode);

        Assert.Contains("Too many tries", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await house.Get<IStaffStore>().ListAsync(default));
    }

    [Fact]
    public async Task Before_it_everything_leads_to_the_set_up_and_there_is_no_default_account()
    {
        using var visitor = house.Visit();
        using var signIn = await visitor.GetAsync("/signin");

        Assert.Equal("/setup", signIn.Headers.Location?.ToString());
        Assert.Empty(await house.Get<IStaffStore>().ListAsync(default));
    }
}
