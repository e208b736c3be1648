using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>The online withdrawal function of the European Union, as a customer of the German shop uses it.</summary>
public sealed class Withdrawals_in_German : IAsyncLifetime
{
    private RunningShop shop = null!;
    private Said german = null!;

    public async Task InitializeAsync()
    {
        shop = await RunningShop.OpenAsync(clock: "2026-09-15T10:00:00+00:00");
        german = Said.In(shop, "de");
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task By_its_button_a_withdrawal_takes_two_steps_and_leaves_a_document()
    {
        using var julia = await ArriveAsync();
        (await julia.PressesAsync(german["option_withdraw"])).Contains(german["ask_withdrawal_order"]);
        var statement = await julia.SaysAsync("Julia Schneider, DE-10023, julia.schneider@example.com");
        statement.Contains("Wollmantel", "DE-10023", "30. August 2026").Lacks("RMA-");
        Assert.Equal([german["option_confirm_withdrawal"], german["option_no"], german["option_person"]], statement.Buttons);

        var received = await julia.PressesAsync(german["option_confirm_withdrawal"]);
        // The clock of the shop runs on from noon in Berlin.
        received.Contains("15. September 2026", "12:0", "RMA-DE-", "194,80 €");
        var document = await OpenAsync(Assert.Single(received.Files));
        Assert.Contains("Wollmantel", document, StringComparison.Ordinal);
        Assert.Contains("Julia Schneider", document, StringComparison.Ordinal);
        Assert.Contains("15. September 2026", document, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", document, StringComparison.OrdinalIgnoreCase);
        var opened = Assert.Single(await BodiesAsync<CaseOpened>(julia)).Case;
        Assert.Equal((CaseKind.Return, Core.Policies.ReturnReason.ChangedMind), (opened.Kind, opened.Reason));
        Assert.Contains(opened.Rma, Assert.Single(await BodiesAsync<WithdrawalDeclared>(julia)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_customers_own_words_it_needs_no_reason_and_no_button()
    {
        using var julia = await ArriveAsync();
        (await julia.SaysAsync("Hiermit widerrufe ich den Kauf DE-10023. julia.schneider@example.com")).Contains("Wollmantel", german["confirm_withdrawal"]);
        (await julia.SaysAsync("ja")).Contains("RMA-DE-");
    }

    [Fact]
    public async Task A_part_is_withdrawn_from_by_naming_it()
    {
        using var markus = await ArriveAsync();
        (await markus.SaysAsync("Ich widerrufe den Kauf DE-10022, markus.weber@example.com")).Contains("Kopfhörer", "Ladekabel");
        (await markus.SaysAsync("nur die Kopfhörer")).Contains("Kopfhörer").Lacks("Ladekabel");
        await markus.PressesAsync(german["option_confirm_withdrawal"]);
        Assert.Equal([new ItemSelection("1", 1)], Assert.Single(await BodiesAsync<CaseOpened>(markus)).Case.Items);
    }

    [Fact]
    public async Task A_part_by_a_name_that_the_order_does_not_know_is_asked_for()
    {
        using var anja = await ArriveAsync();
        await anja.SaysAsync("Ich widerrufe DE-10026, anja.fischer@example.com");
        var asked = await anja.SaysAsync("nur die Strümpfe");
        Assert.Contains("Wandersocken 2er-Pack (42–44)", asked.Buttons);
        await anja.PressesAsync("Wandersocken 2er-Pack (42–44)");
        (await anja.PressesAsync("1")).Contains("Wandersocken").Lacks("2 ×", "Wanderschuhe");
        (await anja.PressesAsync(german["option_confirm_withdrawal"])).Contains("24,95 €");
    }

    [Fact]
    public async Task What_is_refused_with_its_ground_can_be_declared_all_the_same_and_a_person_looks_at_it()
    {
        using var thomas = await ArriveAsync();
        var refused = await thomas.SaysAsync("Ich widerrufe den Kaufvertrag DE-10011, thomas.becker@example.com");
        refused.Contains("25. August 2026");
        (await thomas.PressesAsync(german["option_withdraw"])).Contains("Akku-Staubsauger", german["confirm_withdrawal"]);
        var received = await thomas.PressesAsync(german["option_confirm_withdrawal"]);
        received.Lacks("RMA-");
        Assert.Contains("Akku-Staubsauger", await OpenAsync(Assert.Single(received.Files)), StringComparison.Ordinal);
        Assert.Empty(await BodiesAsync<CaseOpened>(thomas));
        Assert.Equal("DE-10011", Assert.Single(await BodiesAsync<WithdrawalDeclared>(thomas)).OrderNumber);
        Assert.Equal(HandoffReason.PolicyNeedsPerson, Assert.Single(await BodiesAsync<HandoffRequested>(thomas)).Request.Reason);
    }

    [Theory]
    [InlineData("DE-10023")]
    [InlineData("DE-99999")]
    public async Task Who_cannot_prove_the_order_declares_in_their_own_words_and_learns_nothing_of_it(string number)
    {
        using var someone = await ArriveAsync();
        await someone.PressesAsync(german["option_withdraw"]);
        (await someone.SaysAsync($"Max Beispiel, {number}, falsch@example.com")).Contains(german["proof_failed"]);
        var second = await someone.SaysAsync($"{number} und max.beispiel@example.com");
        second.Contains(german["proof_failed"], german["confirm_withdrawal"]).Lacks("Wollmantel", "Julia");
        var received = await someone.PressesAsync(german["option_confirm_withdrawal"]);
        received.Lacks("Wollmantel", "Julia", "RMA-");
        var document = await OpenAsync(Assert.Single(received.Files));
        Assert.Contains($"Max Beispiel, {number}", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Wollmantel", document, StringComparison.Ordinal);
        Assert.Equal(HandoffReason.ProofFailed, Assert.Single(await BodiesAsync<HandoffRequested>(someone)).Request.Reason);
    }

    [Fact]
    public async Task Who_has_no_number_at_all_is_asked_twice_and_then_taken_at_their_word()
    {
        using var someone = await ArriveAsync();
        await someone.SaysAsync("Hiermit widerrufe ich meinen Vertrag über die <b>Lampe</b>");
        await someone.SaysAsync("Die Nummer habe ich nicht mehr");
        (await someone.SaysAsync("Ich heiße Erika Muster")).Contains(german["confirm_withdrawal"]);
        var received = await someone.PressesAsync(german["option_confirm_withdrawal"]);
        var document = await OpenAsync(Assert.Single(received.Files));
        Assert.Contains("&lt;b&gt;Lampe&lt;/b&gt;", document, StringComparison.Ordinal);
        Assert.Contains("Erika Muster", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_twice_makes_one_case_and_one_document()
    {
        using var julia = await ArriveAsync();
        await julia.SaysAsync("Ich widerrufe DE-10023, julia.schneider@example.com");
        var confirm = german["option_confirm_withdrawal"];
        await julia.PressesAsync(confirm);
        (await julia.SaysAsync(confirm)).Contains("RMA-DE-");
        Assert.Single(await BodiesAsync<CaseOpened>(julia));
        Assert.Single(await BodiesAsync<WithdrawalDeclared>(julia));
    }

    [Fact]
    public async Task A_turn_that_dies_before_its_answer_and_is_taken_again_leaves_one_case_and_one_document()
    {
        await using var slow = await OpenSlowAsync();
        using var julia = await ConfirmsAsync(slow);
        var id = new ConversationId(julia.Conversation);
        var dying = ActivatorUtilities.CreateInstance<CustomerTurn>(slow.Services, new LogThatTakesNothing(slow.Services.GetRequiredService<IConversationLog>()));
        await Assert.ThrowsAsync<LogUnavailableException>(() => dying.TakeAsync(id, [], default));
        var files = slow.Services.GetRequiredService<IFileStore>();
        var size = await files.SizeOfAsync(id, default);
        Assert.NotEqual(0, size);

        var received = (await julia.ReadAsync(1))[^1];
        Assert.Contains("Wollmantel", await OpenAsync(Assert.Single(received.Files)), StringComparison.Ordinal);
        Assert.Equal(size, await files.SizeOfAsync(id, default));
        Assert.Single(await slow.Services.GetRequiredService<IReturnStore>().FindOpenAsync(default));
    }

    [Fact]
    public async Task A_yes_that_a_person_has_overtaken_does_nothing_by_itself()
    {
        await using var slow = await OpenSlowAsync();
        using var julia = await ConfirmsAsync(slow);
        var (id, log) = (new ConversationId(julia.Conversation), slow.Services.GetRequiredService<IConversationLog>());
        var (before, yes) = (await log.ReadAsync(id, 0, default)) is [.., var second, var last] ? (second, last) : throw new InvalidOperationException();
        await log.AppendAsync(id, new NewEntry(Audience.Staff, new ConversationTaken("rina", "Rina")), default);

        var turn = slow.Services.GetRequiredService<Func<CustomerTurn>>()();
        Assert.Equal(TurnOutcome.LeftToHuman, await turn.TakeAsync(id, [new Acceptance(Standing.Open, yes, before.At)], default));
        Assert.Empty(await slow.Services.GetRequiredService<IReturnStore>().FindOpenAsync(default));
        Assert.Equal(0, await slow.Services.GetRequiredService<IFileStore>().SizeOfAsync(id, default));
    }

    [Fact]
    public async Task The_document_opens_for_its_customer_and_for_nobody_elses_token()
    {
        using var julia = await ArriveAsync();
        await julia.SaysAsync("Ich widerrufe DE-10023, julia.schneider@example.com");
        var file = Assert.Single((await julia.PressesAsync(german["option_confirm_withdrawal"])).Files);
        using var markus = await ArriveAsync();
        await markus.SaysAsync("Ich widerrufe DE-10022, markus.weber@example.com");
        var other = Assert.Single((await markus.PressesAsync(german["option_confirm_withdrawal"])).Files);

        Assert.EndsWith(".html", file.Name, StringComparison.Ordinal);
        using var http = new HttpClient();
        using var own = await http.GetAsync(file.Address);
        Assert.Equal((HttpStatusCode.OK, "attachment"), (own.StatusCode, own.Content.Headers.ContentDisposition!.DispositionType));
        using var foreign = await http.GetAsync(new UriBuilder(file.Address) { Query = other.Address.Query }.Uri);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var without = await http.GetAsync(new UriBuilder(file.Address) { Query = "" }.Uri);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    [Fact]
    public async Task An_order_that_is_not_sent_yet_is_called_off_by_the_withdrawal()
    {
        using var lena = await ArriveAsync();
        (await lena.SaysAsync("Ich widerrufe den Kauf DE-10031, lena.hoffmann@example.com")).Contains("Stiefeletten");
        (await lena.PressesAsync(german["option_confirm_withdrawal"])).Contains("144,85 €");
        Assert.Equal(CaseKind.Cancellation, Assert.Single(await BodiesAsync<CaseOpened>(lena)).Case.Kind);
    }

    [Fact]
    public async Task The_seal_is_asked_for_once_and_who_does_not_say_may_declare()
    {
        using var stefan = await ArriveAsync();
        (await stefan.SaysAsync("Ich widerrufe den Kauf DE-10017, stefan.lang@example.com")).Contains("Steuersoftware");
        (await stefan.SaysAsync("Das geht Sie nichts an, ich widerrufe")).Contains(german["confirm_withdrawal"]);
        await stefan.PressesAsync(german["option_confirm_withdrawal"]);
        Assert.Single(await BodiesAsync<WithdrawalDeclared>(stefan));
    }

    [Fact]
    public async Task It_stands_in_the_answer_about_the_rules_and_beside_a_return_and_not_for_older_orders()
    {
        using var julia = await ArriveAsync();
        Assert.Contains(german["option_withdraw"], (await julia.SaysAsync("Wie lange kann ich zurückgeben?")).Buttons);
        var shown = await julia.SaysAsync("Ich möchte DE-10023 zurückschicken, gefällt mir nicht. julia.schneider@example.com");
        Assert.Contains(german["option_withdraw"], shown.Buttons);
        (await julia.PressesAsync(german["option_withdraw"])).Contains(german["confirm_withdrawal"]);

        using var claudia = await ArriveAsync();
        (await claudia.SaysAsync("Ich widerrufe DE-10008, claudia.wagner@example.com")).Lacks(german["confirm_withdrawal"]);
    }

    [Fact]
    public async Task Elsewhere_nobody_is_offered_it()
    {
        using var emily = await Customer.ArriveAsync(shop, "en-US", "US");
        Assert.DoesNotContain(Said.In(shop, "en")["option_withdraw"], emily.Last.Buttons);
    }

    // Slow enough for a test to come before the shop's own turn.
    private static Task<RunningShop> OpenSlowAsync() => RunningShop.OpenAsync(clock: "2026-09-15T10:00:00+00:00", quietWindow: TimeSpan.FromSeconds(5));

    /// <summary>A customer who has withdrawn and just said yes to it, which nobody has answered yet.</summary>
    private async Task<Customer> ConfirmsAsync(RunningShop shop)
    {
        var julia = await Customer.ArriveAsync(shop, "de-DE", "DE");
        await julia.SaysAsync("Ich widerrufe DE-10023, julia.schneider@example.com");
        await julia.PostAsync(new { type = "message", from = new { id = "me" }, text = german["option_confirm_withdrawal"] });
        return julia;
    }

    private Task<Customer> ArriveAsync() => Customer.ArriveAsync(shop, "de-DE", "DE");

    private static async Task<string> OpenAsync(HeardFile file)
    {
        using var http = new HttpClient();
        return (await http.GetStringAsync(file.Address)).Replace('\u00A0', ' ').Replace('\u202F', ' ');
    }

    private async Task<IReadOnlyList<T>> BodiesAsync<T>(Customer customer) where T : EntryBody =>
        [.. (await shop.Services.GetRequiredService<IConversationLog>().ReadAsync(new ConversationId(customer.Conversation), 0, default)).Select(entry => entry.Body).OfType<T>()];
}
