using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Core.Policies.Reading;

/// <summary>
/// Tells one text of a rule from another. Taken from the file and not from what was read of it, so that a newer program still knows what an
/// older one's staff confirmed. Comments, the order of keys and the way values are quoted do not count.
/// </summary>
internal static class RuleFingerprint
{
    // What staff confirm is the text; whether the file calls it confirmed is no part of it.
    private const string Status = "status";

    public static string Of(YamlMappingNode rule, RulePlace place)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { place.Layer.ToString(), place.Market, place.Platform ?? "" }) Write(part, text);
        Write(rule.Children.Where(child => YamlWords.Key(child.Key) != Status), text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlMappingNode mapping: Write(mapping.Children, text); break;
            case YamlSequenceNode list:
                text.Append('[');
                foreach (var item in list.Children) Write(item, text);
                text.Append(']');
                break;
            default: Write((node as YamlScalarNode)?.Value ?? "", text); break;
        }
    }

    private static void Write(IEnumerable<KeyValuePair<YamlNode, YamlNode>> children, StringBuilder text)
    {
        text.Append('{');
        foreach (var (key, value) in children.OrderBy(child => YamlWords.Key(child.Key), StringComparer.Ordinal))
        {
            Write(YamlWords.Key(key), text);
            Write(value, text);
        }
        text.Append('}');
    }

    // With its length before it, no text can pass for two.
    private static void Write(string value, StringBuilder text) => text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
}
