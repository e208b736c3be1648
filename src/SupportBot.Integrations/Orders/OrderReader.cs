using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Orders;

/// <summary>Reads <c>{ "orders": [ … ] }</c>. What does not fit is named by file and JSON path; nothing is guessed.</summary>
public static class OrderReader
{
    private static readonly JsonDocumentOptions Readable = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Strict = new(LogJson.Options)
    {
        // A misspelt field would silently take its default.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new ExactTimeConverter() },
    };

    /// <summary>All orders of the files. Numbers must be unique over all of them, since a customer names nothing else.</summary>
    /// <exception cref="OrderFileException">Lists every problem.</exception>
    public static IReadOnlyList<Order> ReadFiles(IEnumerable<string> files)
    {
        var problems = new OrderProblems();
        var orders = files.SelectMany(file => Open(file, problems)).ToList();
        RefuseDoubles(orders, problems);
        problems.ThrowIfAny();
        return [.. orders.Select(found => found.Order)];
    }

    /// <summary>All orders of a text.</summary>
    /// <param name="name">Names the text where something is wrong.</param>
    /// <param name="prepare">Changes each order before it is read; nothing for real ones.</param>
    /// <exception cref="OrderFileException">Lists every problem.</exception>
    public static IReadOnlyList<Order> ReadText(string json, string name, Action<JsonObject> prepare)
    {
        var problems = new OrderProblems();
        var orders = Read(json, name, problems, prepare).ToList();
        RefuseDoubles(orders, problems);
        problems.ThrowIfAny();
        return [.. orders.Select(found => found.Order)];
    }

    private static IEnumerable<FoundOrder> Open(string file, OrderProblems problems)
    {
        try
        {
            return Read(File.ReadAllText(file), file, problems, static _ => { });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(file, "$", "the file cannot be read.");
            return [];
        }
    }

    private static IEnumerable<FoundOrder> Read(string json, string file, OrderProblems problems, Action<JsonObject> prepare)
    {
        if (Parse(json, file, problems) is not { } orders) yield break;
        for (var index = 0; index < orders.Count; index++)
        {
            var path = FormattableString.Invariant($"$.orders[{index}]");
            if (ReadOne(orders[index], file, path, problems, prepare) is { } order) yield return new FoundOrder(order, file, path);
        }
    }

    private static JsonArray? Parse(string json, string file, OrderProblems problems)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: Readable) is JsonObject root && root["orders"] is JsonArray orders) return orders;
            problems.Add(file, "$", "expected an object with the list \"orders\".");
        }
        catch (JsonException error)
        {
            var line = error.LineNumber + 1;
            problems.Add(file, "$", FormattableString.Invariant($"this is not JSON, or has a field twice (line {line})."));
        }
        return null;
    }

    private static Order? ReadOne(JsonNode? node, string file, string path, OrderProblems problems, Action<JsonObject> prepare)
    {
        try
        {
            if (node is not JsonObject item) throw new JsonException("expected an object", "$", null, null);
            JsonProblem.RefuseHoles(item);
            prepare(item);
            var order = item.Deserialize<Order>(Strict)!;
            var before = problems.Count;
            OrderRules.Check(order, (field, problem) => problems.Add(file, path + field, problem));
            return problems.Count == before ? order : null;
        }
        catch (JsonException error)
        {
            problems.Add(file, path + (error.Path ?? "$")[1..], JsonProblem.Describe(error, node));
            return null;
        }
    }

    private static void RefuseDoubles(IEnumerable<FoundOrder> orders, OrderProblems problems)
    {
        foreach (var doubled in orders.GroupBy(found => OrderNumber.Normal(found.Order.Number), StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var again in doubled.Skip(1))
                problems.Add(again.File, again.Path + ".number", $"order {again.Order.Number} is there already: {doubled.First().File}: {doubled.First().Path}.");
        }
    }

    private sealed record FoundOrder(Order Order, string File, string Path);
}
