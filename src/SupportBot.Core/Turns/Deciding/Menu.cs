using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What the bot can do, as the choices of the greeting and of every dead end.</summary>
public sealed class Menu(ReplyLibrary replies)
{
    private const double LeastLikely = 0.2;

    /// <param name="withWithdrawal">Where the online withdrawal function is owed, it stands in sight.</param>
    public static IReadOnlyList<Offer> Offers(bool withWithdrawal) =>
    [
        Offer.Say(OfferValues.Of(Goal.Return), "option_return"),
        .. withWithdrawal ? [Offer.Say(OfferValues.Of(Goal.Withdraw), "option_withdraw")] : Array.Empty<Offer>(),
        Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status"),
        Offer.Say(OfferValues.PolicyQuestion, "option_policy"),
        Offer.Say(OfferValues.Person, "option_person"),
    ];

    /// <summary>What may have been meant comes first: one press instead of another try.</summary>
    public static IReadOnlyList<Offer> Offers(bool withWithdrawal, IReadOnlyList<IntentScore> guesses)
    {
        var likely = guesses.Where(guess => guess.Confidence >= LeastLikely).Select(guess => OfferOf(guess.Intent)).OfType<Offer>().ToList();
        return [.. likely.Concat(Offers(withWithdrawal)).DistinctBy(offer => offer.Value)];
    }

    private static Offer? OfferOf(Intent intent) => intent switch
    {
        Intent.ReturnRequest or Intent.ExchangeRequest or Intent.DamagedOrWrongItem or Intent.WarrantyClaim => Offer.Say(OfferValues.Of(Goal.Return), "option_return"),
        Intent.CancelOrder => Offer.Say(OfferValues.Of(Goal.Cancel), "option_cancel"),
        Intent.OrderStatus or Intent.MissingItem => Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status"),
        Intent.ReturnPolicyQuestion or Intent.RefundMethodQuestion => Offer.Say(OfferValues.PolicyQuestion, "option_policy"),
        Intent.HumanAgent or Intent.Complaint or Intent.ChangeOrder => Offer.Say(OfferValues.Person, "option_person"),
        Intent.Withdrawal or Intent.RefundStatus or Intent.ReturnStatus or Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.Affirm or Intent.Deny or Intent.OutOfScope => null,
    };

    public IReadOnlyList<Choice> Choices(Language language, bool withWithdrawal)
    {
        var phrases = replies.In(language);
        return [.. Offers(withWithdrawal).Select(option => new Choice(phrases.Say(option.Phrase!), option.Value))];
    }
}
