using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Web.Shared;

/// <summary>Shows of contact data only as much as tells two of them apart.</summary>
internal static class Mask
{
    private const int Shown = 2;

    public static string Value(Entity entity) => entity.Kind switch
    {
        EntityKind.Email => Email(entity.Value),
        EntityKind.Phone => "•••• " + Tail(entity.Value),
        _ => entity.Value,
    };

    private static string Email(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at < 1 ? "••••" : value[..1] + "••••@" + "••••" + Tail(value);
    }

    private static string Tail(string value) => value.Length > Shown ? value[^Shown..] : "";
}
