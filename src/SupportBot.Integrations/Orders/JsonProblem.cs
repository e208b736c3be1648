using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Orders;

/// <summary>Says what is wrong with a value in a merchant's words, without repeating the value: it may be somebody's phone number.</summary>
internal static partial class JsonProblem
{
    /// <summary>The serializer lets a null into a list.</summary>
    public static void RefuseHoles(JsonNode node)
    {
        if (node is JsonArray list && list.Any(item => item is null)) throw new JsonException("a list holds null", InOrder().Replace(node.GetPath(), "$"), null, null);
        var children = node is JsonArray items ? items : (node as JsonObject)?.Select(field => field.Value) ?? [];
        foreach (var child in children.OfType<JsonNode>()) RefuseHoles(child);
    }

    public static string Describe(JsonException error, JsonNode? order)
    {
        var number = (order as JsonObject)?["number"] is JsonValue value && value.TryGetValue<string>(out var text) ? $" (order {text})" : "";
        return Problem(error.Message, error.Path ?? "$") + number + ".";
    }

    private static string Problem(string message, string path)
    {
        if (Missing().Match(message) is { Success: true } missing) return $"missing: {missing.Groups[1].Value.TrimEnd('.')}";
        if (Unknown().Match(message) is { Success: true } unknown) return $"'{unknown.Groups[1].Value}' is not a field here (see infra/order.schema.json)";
        if (message.Contains("null", StringComparison.Ordinal) && NotNull().IsMatch(message)) return "must not be null";
        if (message.Contains("could not be converted", StringComparison.Ordinal)) return $"expected {Expected(TypeAt(path))}";
        return PathAtEnd().Replace(message, "").TrimEnd('.');
    }

    private static string Expected(Type? type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(IReadOnlySet<ItemTrait>) => $"a list of {string.Join(", ", Enum.GetNames<ItemTrait>())}",
        _ when type == typeof(DateOnly) => "a day, such as 2026-04-21",
        _ when type == typeof(decimal) => "an amount, such as 12.50",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ => "an object or a list, as in infra/order.schema.json",
    };

    // The serializer's message often names the type around the value instead of the value's own.
    private static Type? TypeAt(string path)
    {
        var type = (Type?)typeof(Order);
        foreach (Match step in PathStep().Matches(path))
        {
            type = step.Groups[1] is { Success: true, Value: var field }
                ? type?.GetProperty(field, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType
                : type?.GetGenericArguments().SingleOrDefault();
        }
        return type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
    }

    [GeneratedRegex(@"missing required properties including: (.+?)(?: Path:|$)", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex(@"^The JSON property '(.+?)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"doesn't allow (?:setting )?null")]
    private static partial Regex NotNull();

    [GeneratedRegex(@"\.(\w+)|\[\d+\]")]
    private static partial Regex PathStep();

    [GeneratedRegex(@"^\$\.orders\[\d+\]")]
    private static partial Regex InOrder();

    [GeneratedRegex(@" Path: .*$", RegexOptions.Singleline)]
    private static partial Regex PathAtEnd();
}
