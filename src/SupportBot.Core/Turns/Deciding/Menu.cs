using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What the bot can do, as the choices of the greeting and of every dead end.</summary>
public sealed class Menu(ReplyLibrary replies)
{
    public static readonly IReadOnlyList<Option> Options =
    [
        Option.Say(OptionValues.Of(Goal.Return), "option_return"),
        Option.Say(OptionValues.Of(Goal.OrderStatus), "option_order_status"),
        Option.Say(OptionValues.PolicyQuestion, "option_policy"),
        Option.Say(OptionValues.Person, "option_person"),
    ];

    public IReadOnlyList<Choice> Choices(Language language)
    {
        var phrases = replies.In(language);
        return [.. Options.Select(option => new Choice(phrases.Say(option.Phrase!), option.Value))];
    }
}
