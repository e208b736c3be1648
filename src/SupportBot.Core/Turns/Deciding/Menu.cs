using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What the bot can do, as the choices of the greeting and of every dead end.</summary>
public sealed class Menu(ReplyLibrary replies)
{
    public static readonly IReadOnlyList<Offer> Offers =
    [
        Offer.Say(OfferValues.Of(Goal.Return), "option_return"),
        Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status"),
        Offer.Say(OfferValues.PolicyQuestion, "option_policy"),
        Offer.Say(OfferValues.Person, "option_person"),
    ];

    public IReadOnlyList<Choice> Choices(Language language)
    {
        var phrases = replies.In(language);
        return [.. Offers.Select(option => new Choice(phrases.Say(option.Phrase!), option.Value))];
    }
}
