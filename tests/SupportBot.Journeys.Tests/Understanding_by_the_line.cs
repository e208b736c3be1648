using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Journeys.Tests.Parts;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Journeys.Tests;

/// <summary><c>understand</c> and <c>understand evaluate</c> as those use them who measure: lines in, lines out.</summary>
public sealed class Understanding_by_the_line : IDisposable
{
    private readonly TempFolder folder = new("understand");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_line_is_answered_in_its_place()
    {
        var (verb, answers) = await UnderstandAsync("""
            {"text": "Hallo, ich möchte die Schuhe aus DE 10023 zurückgeben, sie sind zu klein"}

            {"text": "where is my parcel?", "lang": "de"}
            {"text": "我要换大一码，订单号CN-30551"}
            """);
        Assert.Equal((0, "", 3), (verb.Exit, verb.Errors, answers.Count));
        Assert.Equal(["de", "en", "zh-Hans"], answers.Select(answer => (string)answer["language"]!));
        Assert.Equal(["return_request", "order_status", "exchange_request"], answers.Select(answer => (string)answer["intents"]![0]!["name"]!));
        var order = answers[0]["entities"]!.AsArray().Single(entity => (string)entity!["type"]! == "order_number")!;
        Assert.Equal(("DE 10023", "DE10023", 33, 8), ((string)order["text"]!, (string)order["value"]!, (int)order["start"]!, (int)order["length"]!));
        Assert.Contains(answers[0]["entities"]!.AsArray(), entity => (string)entity!["type"]! == "reason" && (string)entity["value"]! == "wrong_size");
        Assert.All(answers.SelectMany(answer => answer["intents"]!.AsArray()), intent => Assert.InRange((double)intent!["confidence"]!, 0.01, 1));
    }

    [Fact]
    public async Task What_is_no_message_is_answered_by_an_error_and_the_others_all_the_same()
    {
        var (verb, answers) = await UnderstandAsync("""
            hello
            {"txt": "hello"}
            {"text": 5}
            [1]
            {"text": "hello"}
            """);
        Assert.Equal((1, 5), (verb.Exit, answers.Count));
        Assert.All(answers.Take(4), (answer, at) => Assert.StartsWith($"Line {at + 1} should be", (string)answer["error"]!, StringComparison.Ordinal));
        Assert.Equal("greeting", (string)answers[4]["intents"]![0]!["name"]!);
    }

    [Fact]
    public async Task Any_text_has_an_answer()
    {
        string[] texts =
        [
            "", " ", "\u0000\u0007\u001B[31m", "\u202Eabc\u202C שלום مرحبا", "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324a\u0334\u0328l\u0334g\u0341o", "аррӏе", new string('a', 100_000),
            string.Concat(Enumerable.Repeat("1 2 3-4/5. ", 9_000)), "😡😡😡", "٢٠٤١٧", "\t\r\n", "{\"text\": \"x\"}", new string('(', 50_000),
        ];
        // Half characters, which only an escape can carry.
        string[] halves = ["""{"text": "\uD83D"}""", """{"text": "ok \uDE00 ok"}""", """{"text": "\\uD83D"}""", """{"text": "\uD83D\uDE00\uD83D"}"""];
        var (verb, answers) = await UnderstandAsync(string.Join('\n', [.. texts.Select(text => JsonSerializer.Serialize(new { text })), .. halves]));
        Assert.Equal((0, "", texts.Length + halves.Length), (verb.Exit, verb.Errors, answers.Count));
        Assert.All(answers, answer => Assert.NotNull(answer["language"]));
    }

    [Fact]
    public async Task Evaluate_names_the_worst_language_first_and_its_confusions()
    {
        var file = Path.Combine(folder.Path, "messages.jsonl");
        await File.WriteAllLinesAsync(file,
        [
            """{"text": "I want to return my shoes", "lang": "en", "intents": ["return_request"], "entities": {}}""",
            """{"text": "where is order ID-20417", "lang": "en", "intents": ["order_status"], "entities": {"order_number": "ID-20417"}}""",
            """{"text": "wo ist mein Paket", "lang": "de", "intents": ["warranty_claim"]}""",
        ]);
        var measured = await Verb.RunAsync(null, "understand", "evaluate", file, "--misread");
        Assert.Equal((0, ""), (measured.Exit, measured.Errors));
        Assert.StartsWith("Worst language: de, main intent 0.0 right; on average 50.0", measured.Output, StringComparison.Ordinal);
        Assert.Contains("de: 1 x warranty_claim as order_status", measured.Output, StringComparison.Ordinal);
        Assert.Contains("de\twarranty_claim\torder_status\tde\two ist mein Paket", measured.Output, StringComparison.Ordinal);
        Assert.Contains("order_number", measured.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text": "x", "lang": "de", "intents": ["retrun"]}""", "retrun")]
    [InlineData("""{"text": "x"}""", "line 1")]
    public async Task Evaluate_says_which_line_is_wrong(string line, string said)
    {
        var file = Path.Combine(folder.Path, "messages.jsonl");
        await File.WriteAllTextAsync(file, line);
        var measured = await Verb.RunAsync(null, "understand", "evaluate", file);
        Assert.Equal((1, ""), (measured.Exit, measured.Output));
        Assert.Contains(said, measured.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", measured.Errors, StringComparison.Ordinal);
    }

    private static async Task<(VerbResult Verb, IReadOnlyList<JsonNode> Answers)> UnderstandAsync(string lines)
    {
        await using var verb = Verb.Start(null, "understand");
        await verb.GiveAsync(lines + "\n");
        var result = await verb.EndAsync();
        return (result, [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]);
    }
}
