using System.Net;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

/// <summary>The policy pages, and what a confirmation made on them changes.</summary>
public sealed class PoliciesTests : IAsyncLifetime
{
    // A right to withdraw that its file does not confirm.
    private const string Rule = "id-exchange-or-cancel";
    private const string Page = "/admin/policies/ID/id-exchange-or-cancel/2019-11-25";
    private const string Note = "PP 80/2019 Pasal 69, BPK database, read 2026-04-20";

    private StaffHouse house = null!;
    private Visitor ada = null!;

    public async Task InitializeAsync()
    {
        house = await StaffHouse.OpenAsync();
        ada = await house.ArriveAsync("ada", StaffRole.Admin);
    }

    public async Task DisposeAsync()
    {
        ada.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task The_overview_counts_every_market_and_narrows_to_one()
    {
        var all = await ada.ReadAsync("/admin/policies");
        var one = await ada.ReadAsync("/admin/policies?market=ID");

        Assert.All(SomePolicies.Library.Markets, market => Assert.Contains($"href=\"/admin/policies/{market.Market}\"", all, StringComparison.Ordinal));
        Assert.Contains("href=\"/admin/policies/ID\"", one, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/admin/policies/DE\"", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_market_shows_each_of_its_rules_with_its_text_and_where_it_stands()
    {
        var page = await ada.ReadAsync("/admin/policies/DE");

        Assert.All(SomePolicies.Library.Find("DE")!.Rules, rule => Assert.Contains($"id=\"{rule.Id}", page, StringComparison.Ordinal));
        Assert.Contains("12 months longer if the customer was not told", page, StringComparison.Ordinal);
        Assert.Contains("law/DE.yaml", page, StringComparison.Ordinal);
        Assert.Contains("the buyer pays only when told before the order", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/admin/policies/XX")).StatusCode);
    }

    [Fact]
    public async Task Only_what_needs_review_is_left_when_that_is_asked_for()
    {
        var page = await ada.ReadAsync("/admin/policies/DE?needs=true");

        Assert.Contains("id=\"de-repair-extension--2026-07-31\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"de-withdrawal\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("see https://example.org/a?b=1, and more", "https://example.org/a?b=1")]
    [InlineData("(http://example.org/x).", "http://example.org/x")]
    [InlineData("javascript:alert(1) data:text/html,x ftp://example.org", null)]
    public void Only_web_addresses_become_links(string text, string? link)
    {
        Assert.Equal(link, LinkedText.Split(text).Where(piece => piece.IsLink).Select(piece => piece.Text).SingleOrDefault());
        Assert.Equal(text, string.Concat(LinkedText.Split(text).Select(piece => piece.Text)));
    }

    [Fact]
    public async Task A_link_to_a_source_tells_it_nothing_of_us() =>
        Assert.Contains("rel=\"noreferrer\"", await ada.ReadAsync("/admin/policies/DE"), StringComparison.Ordinal);

    [Fact]
    public async Task The_step_before_shows_what_customers_would_be_told()
    {
        var page = WebUtility.HtmlDecode(await ada.ReadAsync(Page));

        Assert.Contains("The bot says today", page, StringComparison.Ordinal);
        Assert.Contains("2 business days", page, StringComparison.Ordinal);
        Assert.Contains("Cases that change", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_confirmed_counts_in_the_next_turn_until_it_is_withdrawn()
    {
        Assert.False(await GivesRightAsync());
        using var confirmed = await ConfirmAsync();
        Assert.Equal($"/admin/policies/ID?rule={Rule}#{Rule}", confirmed.Headers.Location?.ToString());
        Assert.True(await GivesRightAsync());

        using var withdrawn = await ada.PostAsync(Page, new { Act = "Withdrawn", Fingerprint, Note = "It is for faulty goods only." });
        Assert.Equal(HttpStatusCode.Found, withdrawn.StatusCode);
        Assert.False(await GivesRightAsync());
    }

    [Fact]
    public async Task The_history_and_the_audit_log_say_who_confirmed_what_and_where_it_was_read()
    {
        (await ConfirmAsync()).Dispose();
        var page = await ada.ReadAsync("/admin/policies/ID");

        Assert.Contains(Note, page, StringComparison.Ordinal);
        Assert.Contains("Confirmed here, over the file", page, StringComparison.Ordinal);
        Assert.Equal("ID/" + Rule, Assert.Single(await house.AuditAsync(StaffAction.RuleConfirmed)).Subject);
        Assert.Contains($"/admin/policies/ID?rule={Rule}", await ada.ReadAsync("/admin/audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Nothing_is_confirmed_without_a_note(string note)
    {
        using var answer = await ada.PostAsync(Page, new { Act = "Confirmed", Fingerprint, Note = note });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(await GivesRightAsync());
    }

    [Theory]
    [InlineData("Confirmed", "another-text")]
    [InlineData("Withdrawn", null)]
    public async Task Only_what_was_shown_is_confirmed(string act, string? fingerprint)
    {
        using var answer = await ada.PostAsync(Page, new { Act = act, Fingerprint = fingerprint ?? Fingerprint, Note });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(await GivesRightAsync());
    }

    [Fact]
    public async Task A_rule_that_its_file_confirms_cannot_be_reviewed_here()
    {
        const string inFile = "/admin/policies/DE/de-withdrawal/2022-05-28";
        Assert.Contains("The file itself confirms this rule", await ada.ReadAsync(inFile), StringComparison.Ordinal);
        using var answer = await ada.PostAsync(inFile, new { Act = "Withdrawn", SomePolicies.Library.Find("DE")!.Rules.First(rule => rule.Id == "de-withdrawal").Head.Fingerprint, Note });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_reviewer_reads_and_does_not_confirm()
    {
        using var citra = await house.ArriveAsync("citra", StaffRole.Reviewer);
        Assert.DoesNotContain(Page, await citra.ReadAsync("/admin/policies/ID"), StringComparison.Ordinal);
        using var answer = await citra.PostAsync(Page, new { Act = "Confirmed", Fingerprint, Note }, from: "/admin");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(await GivesRightAsync());
    }

    [Fact]
    public async Task An_agent_does_not_see_the_policies()
    {
        using var bruno = await house.ArriveAsync("bruno", StaffRole.Agent);

        Assert.Contains("/denied", (await bruno.GetAsync("/admin/policies")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true, HttpStatusCode.BadRequest)]
    [InlineData("token", false, HttpStatusCode.Forbidden)]
    public async Task A_forged_confirmation_does_nothing(string? token, bool fromUs, HttpStatusCode refused)
    {
        using var answer = await ada.SendAsync(Page, new { Act = "Confirmed", Fingerprint, Note }, token is null ? null : await ada.TokenAsync(Page), fromUs ? ada.Own : "https://evil.example");

        Assert.Equal(refused, answer.StatusCode);
        Assert.False(await GivesRightAsync());
    }

    private static string Fingerprint => SomePolicies.Library.Find("ID")!.Rules.Single(rule => rule.Id == Rule).Head.Fingerprint;

    private Task<HttpResponseMessage> ConfirmAsync() => ada.PostAsync(Page, new { Act = "Confirmed", Fingerprint, Note });

    private async Task<bool> GivesRightAsync()
    {
        var library = await house.Get<PolicyShelf>().TakeAsync(default);
        return PolicyLibrary.InForce(library.Find("ID")!, "own", null, SellerKind.Trader, new DateOnly(2026, 4, 21)).OfType<ReturnRule>().Any(rule => rule.Id == Rule);
    }
}
