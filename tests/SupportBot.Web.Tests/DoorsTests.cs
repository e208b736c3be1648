using System.Net;
using Microsoft.AspNetCore.Routing;
using SupportBot.Core.Conversations;
using SupportBot.Core.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

/// <summary>Who gets in where. A route that is not in the matrix fails: whoever adds one says here whom it is for.</summary>
public sealed class DoorsTests : IAsyncLifetime
{
    private enum Who { Anybody, Staff, Agents, Reviewers, Admins }

    private static readonly Dictionary<string, Who> Matrix = new()
    {
        ["signin"] = Who.Anybody,
        ["setup"] = Who.Anybody,
        ["invite"] = Who.Anybody,
        ["signout"] = Who.Staff,
        ["account"] = Who.Staff,
        ["denied"] = Who.Staff,
        ["/desk/files/{conversation}/{file}"] = Who.Staff,
        ["desk"] = Who.Agents,
        ["desk/c/{id}"] = Who.Agents,
        ["desk/returns"] = Who.Agents,
        ["/desk/events"] = Who.Agents,
        ["admin"] = Who.Reviewers,
        ["admin/transcripts/{id}"] = Who.Reviewers,
        ["admin/policies"] = Who.Reviewers,
        ["admin/policies/{market}"] = Who.Reviewers,
        ["admin/policies/{market}/{rule}/{from}"] = Who.Admins,
        ["admin/staff"] = Who.Admins,
        ["admin/audit"] = Who.Admins,
    };

    private StaffHouse house = null!;
    private ConversationId conversation;

    public async Task InitializeAsync()
    {
        house = await StaffHouse.OpenAsync();
        await house.HireAsync("owner", StaffRole.Admin);
        conversation = await house.StartAsync("Where is my parcel?");
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public void Every_route_is_in_the_matrix()
    {
        var routes = house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => route.RoutePattern.RawText!).Distinct();

        Assert.Equal(Matrix.Keys.Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_sign_in_every_other_door_is_shut()
    {
        using var stranger = house.Visit();
        foreach (var (route, _) in Matrix.Where(door => door.Value != Who.Anybody))
        {
            using var read = await stranger.GetAsync(Path(route));
            Assert.True(LeadsToSignIn(read), $"GET {route}: {read.StatusCode}");
            using var written = await stranger.SendAsync(Path(route), null, await stranger.TokenAsync("/signin"), stranger.Own);
            Assert.True(written.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed, $"POST {route}: {written.StatusCode}");
        }
    }

    [Theory]
    [InlineData(StaffRole.Agent)]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Admin)]
    public async Task Every_role_opens_its_own_doors_and_no_other(StaffRole role)
    {
        using var visitor = await house.ArriveAsync("somebody", role);
        foreach (var (route, who) in Matrix.Where(door => door.Key != "/desk/events"))
        {
            using var answer = await visitor.GetAsync(Path(route));
            Assert.True(MayEnter(role, who) != IsRefused(answer), $"{role} at {route}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task An_agent_cannot_change_staff_by_posting_past_the_page()
    {
        using var agent = await house.ArriveAsync("bruno", StaffRole.Agent);
        using var answer = await agent.PostAsync("/admin/staff?handler=Add", new { Name = "Eve", Login = "eve", role = "Admin" }, from: "/desk");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(await house.Get<IStaffStore>().FindByLoginAsync("eve", default));
    }

    [Fact]
    public async Task Every_page_carries_the_security_headers_refusals_included()
    {
        using var visitor = await house.ArriveAsync("somebody", StaffRole.Agent);
        foreach (var route in Matrix.Keys.Where(route => route != "/desk/events"))
        {
            using var answer = await visitor.GetAsync(Path(route));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.True(policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) || policy.Contains("sandbox", StringComparison.Ordinal));
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    private string Path(string route) => "/" + route.TrimStart('/')
        .Replace("{id}", conversation.Value, StringComparison.Ordinal)
        .Replace("{conversation}", conversation.Value, StringComparison.Ordinal)
        .Replace("{file}", "no-such-file", StringComparison.Ordinal);

    private static bool MayEnter(StaffRole role, Who who) => who switch
    {
        Who.Anybody or Who.Staff => true,
        Who.Agents => role is StaffRole.Agent or StaffRole.Admin,
        Who.Reviewers => role is StaffRole.Reviewer or StaffRole.Admin,
        Who.Admins => role == StaffRole.Admin,
    };

    private static bool LeadsToSignIn(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Found && answer.Headers.Location!.PathAndQuery.StartsWith("/signin", StringComparison.Ordinal);

    private static bool IsRefused(HttpResponseMessage answer) =>
        answer.Headers.Location?.ToString() is { } location && (location.Contains("/denied", StringComparison.Ordinal) || location.Contains("/signin?", StringComparison.Ordinal));
}
