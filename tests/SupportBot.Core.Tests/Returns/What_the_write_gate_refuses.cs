using Moq;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Tests.Returns;

public sealed class What_the_write_gate_refuses
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 10, 0, 0, TimeSpan.Zero);
    private static readonly Order Shoes = new()
    {
        Number = "ID-1",
        Shop = "s",
        Market = "ID",
        Currency = "IDR",
        Payment = new PaymentMethod(PaymentKind.Wallet),
        PlacedAt = Now,
        Lines = [new OrderLine { Id = "1", Sku = "a", Name = "Shoes", UnitPrice = 1, Category = "shoes" }],
        Customer = new OrderCustomer("A", "a@example.com", null),
    };
    private static readonly PolicyDecision Granted = new() { Verdict = Verdict.Granted, Market = "ID" };
    private static readonly AfterSalesCase Confirmed = new(
        "RMA", CaseKind.Return, "ID-1", "s", "ID", [new ItemSelection("1", 1)], ReturnReason.WrongSize, null, Remedy.Refund, Granted, CaseStatus.Requested, Now, "key");
    private static readonly DialogueState Shown = new()
    {
        Proof = new OrderProof("ID-1", Now.AddHours(1)),
        Asked = Question.Confirm,
        Errand = new Errand(Goal.Return) { Items = [new ItemSelection("1", 1)], Shown = Granted, ConfirmationKey = "key" },
    };

    private readonly Mock<IReturnStore> store = new();

    [Fact]
    public async Task What_was_shown_and_confirmed_is_opened()
    {
        store.Setup(returns => returns.OpenAsync(Confirmed, It.IsAny<IReadOnlyDictionary<string, int>>(), default)).ReturnsAsync(Confirmed);
        Assert.Equal((WriteResult.Opened, Confirmed), await OpenAsync(Shown, Shoes, Confirmed));
    }

    public static TheoryData<string, DialogueState, AfterSalesCase> Refused => new()
    {
        { "no proof", Shown with { Proof = null }, Confirmed },
        { "an old proof", Shown with { Proof = new OrderProof("ID-1", Now) }, Confirmed },
        { "a proof of another order", Shown with { Proof = new OrderProof("ID-2", Now.AddHours(1)) }, Confirmed },
        { "nothing asked", Shown with { Asked = Question.None }, Confirmed },
        { "other details shown", Shown, Confirmed with { ConfirmationKey = "another" } },
        { "not granted", Shown with { Errand = Shown.Errand! with { Shown = Granted with { Verdict = Verdict.Refused } } }, Confirmed },
        { "other items", Shown, Confirmed with { Items = [new ItemSelection("1", 2)] } },
        { "another order", Shown, Confirmed with { OrderNumber = "ID-9" } },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Anything_else_is_not(string why, DialogueState state, AfterSalesCase wanted)
    {
        Assert.NotEmpty(why);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(state, Shoes, wanted));
        store.VerifyNoOtherCalls();
    }

    private Task<(WriteResult, AfterSalesCase?)> OpenAsync(DialogueState state, Order order, AfterSalesCase wanted) =>
        new WriteGate(store.Object, new Still()).OpenAsync(new Conversation { Id = ConversationId.New(), Dialogue = state }, order, wanted, default);

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
