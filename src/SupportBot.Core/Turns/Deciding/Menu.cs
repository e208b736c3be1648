using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What the bot can do, as the choices of the greeting and of every dead end.</summary>
public sealed class Menu(ReplyLibrary replies)
{
    /// <param name="withWithdrawal">Where the online withdrawal function is owed, it stands in sight.</param>
    public static IReadOnlyList<Offer> Offers(bool withWithdrawal) =>
    [
        Offer.Say(OfferValues.Of(Goal.Return), "option_return"),
        .. withWithdrawal ? [Offer.Say(OfferValues.Of(Goal.Withdraw), "option_withdraw")] : Array.Empty<Offer>(),
        Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status"),
        Offer.Say(OfferValues.PolicyQuestion, "option_policy"),
        Offer.Say(OfferValues.Person, "option_person"),
    ];

    public IReadOnlyList<Choice> Choices(Language language, bool withWithdrawal)
    {
        var phrases = replies.In(language);
        return [.. Offers(withWithdrawal).Select(option => new Choice(phrases.Say(option.Phrase!), option.Value))];
    }
}
