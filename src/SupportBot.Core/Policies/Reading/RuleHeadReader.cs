using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

/// <summary>Which file a rule stands in, and so for what it holds.</summary>
internal sealed record RulePlace(PolicyLayer Layer, string Market, string? Platform, IReadOnlyList<string> ShopTypes);

internal static class RuleHeadReader
{
    public static RuleHead Read(YamlSection section, RulePlace place)
    {
        var id = section.RequiredText("id", "Give the rule a name that stays, for instance de-withdrawal.");
        if (id.Length > 0) section.About = $"rule '{id}'";
        var (from, until) = Dates(section);
        return new RuleHead
        {
            Id = id,
            Layer = place.Layer,
            Market = place.Market,
            Platforms = Platforms(section, place),
            ShopTypes = ShopTypes(section, place),
            From = from,
            Until = until,
            Note = section.Text("note"),
            Status = section.RequiredChoice<RuleStatus>("status"),
            Source = section.RequiredText("source", "Name the article, page or term in which it was read."),
            Citation = Citations.Read(section),
            Fingerprint = section.Fingerprint(place),
            Text = section.Lines(),
        };
    }

    private static (DateOnly From, DateOnly? Until) Dates(YamlSection section)
    {
        if (!section.Has("from")) section.Note($"{section.About} has no 'from'. Name the first day of the orders it holds for.");
        var (from, until) = (section.Date("from"), section.Date("until"));
        if (until < from) section.Note($"{section.About} ends before it begins. Correct 'from' or 'until'.");
        return (from ?? DateOnly.MinValue, until);
    }

    // Only the merchant's own file speaks of several platforms; law holds everywhere and a platform's file for itself.
    private static IReadOnlyList<string> Platforms(YamlSection section, RulePlace place) => place.Layer switch
    {
        PolicyLayer.Merchant => section.Words("platforms"),
        PolicyLayer.Platform => [place.Platform!],
        PolicyLayer.Law or PolicyLayer.Payment => [],
    };

    private static IReadOnlyList<string> ShopTypes(YamlSection section, RulePlace place)
    {
        if (place.Layer != PolicyLayer.Platform) return [];
        var types = section.Words("shop_types");
        foreach (var unknown in types.Except(place.ShopTypes))
            section.Note($"{section.About} is for the shop type '{unknown}', which the file's own 'shop_types' does not list. Add it there or correct it.");
        return types;
    }
}
