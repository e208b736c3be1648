using SupportBot.Core.Conversations;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>What a newcomer can try in the demo shop. The shop at <c>/</c> is only there when one is registered.</summary>
public interface IDemoGuide
{
    IReadOnlyList<DemoOrder> Orders { get; }
}

/// <summary>A demo order worth trying.</summary>
/// <param name="OrderNumber">As the customer would type it.</param>
/// <param name="Contact">The e-mail or phone on the order: with the number it is the proof.</param>
/// <param name="Market">The shop's selling country (ISO 3166-1 alpha-2).</param>
/// <param name="Hints">What it shows, in a few words for a newcomer, by language tag; <c>en</c> is always there.</param>
public sealed record DemoOrder(string OrderNumber, string Contact, string Market, IReadOnlyDictionary<string, string> Hints)
{
    /// <summary>The language of the hint for a reader of <paramref name="wanted"/>: English where there is none.</summary>
    public Language HintLanguage(Language wanted) => Hints.ContainsKey(wanted.Tag) ? wanted : Language.English;
}
