using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Orders;

/// <summary>Says what is wrong with a value in a merchant's words, without repeating the value: it may be somebody's phone number.</summary>
internal static partial class JsonProblem
{
    private static readonly Dictionary<string, Type> Choices = new(StringComparer.Ordinal)
    {
        [nameof(PaymentKind)] = typeof(PaymentKind),
        [nameof(SellerKind)] = typeof(SellerKind),
        [nameof(ItemTrait)] = typeof(ItemTrait),
    };

    public static string Describe(JsonException error, JsonNode? order)
    {
        var type = ExpectedType().Match(error.Message) is { Success: true } match ? match.Groups[1].Value : null;
        var number = (order as JsonObject)?["number"] is JsonValue value && value.TryGetValue<string>(out var text) ? $" (order {text})" : "";
        var problem = type switch
        {
            null => PathAtEnd().Replace(error.Message, "").TrimEnd('.'),
            _ when Choices.TryGetValue(type, out var choice) => $"expected one of {string.Join(", ", Enum.GetNames(choice))}",
            "DateOnly" => "expected a day, such as 2026-04-21",
            _ => $"expected {type}",
        };
        return problem + number + ".";
    }

    [GeneratedRegex(@"could not be converted to (?:[\w.]+\.)?(\w+)")]
    private static partial Regex ExpectedType();

    [GeneratedRegex(@" Path: .*$", RegexOptions.Singleline)]
    private static partial Regex PathAtEnd();
}
