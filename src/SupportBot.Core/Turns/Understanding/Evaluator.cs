using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Reads held-out messages (<c>intent&lt;TAB&gt;message</c> in <c>&lt;language&gt;.tsv</c>) and counts.</summary>
internal static class Evaluator
{
    public static Evaluation Evaluate(UnderstandingModel model, string testFile)
    {
        var tag = Path.GetFileNameWithoutExtension(testFile);
        var language = model.Find(tag) is null
            ? throw new InvalidDataException($"{testFile}: its name should be one of the languages {string.Join(", ", model.Languages)}.")
            : new Language(tag);
        var reader = new MessageReader(model);
        var read = WordFile.Pairs(testFile).Select(line => (Meant: Parse(line.Word, testFile), Message: reader.Read(line.Value, language))).ToList();
        var wrong = read.Where(line => !IsRight(line.Meant, Strongest(line.Message))).ToList();
        return new Evaluation(tag, read.Count, read.Count - wrong.Count, read.Count(line => line.Message.Language == language), Confusions(wrong));
    }

    private static List<Confusion> Confusions(IEnumerable<(Intent Meant, UnderstoodMessage Message)> wrong) =>
        [.. wrong.CountBy(line => (line.Meant, Understood: Strongest(line.Message))).OrderByDescending(pair => pair.Value)
            .Select(pair => new Confusion(LabelNames.Snake(pair.Key.Meant), pair.Key.Understood is { } intent ? LabelNames.Snake(intent) : "nothing", pair.Value))];

    // "Hello, I want to return this" is right when the return is found.
    private static Intent? Strongest(UnderstoodMessage message) =>
        message.Intents.Count == 0 ? null : message.Intents.OrderBy(score => IntentTally.IsPolite(score.Intent)).ThenByDescending(score => score.Confidence).First().Intent;

    // Nothing understood is the right answer to what is none of the bot's business.
    private static bool IsRight(Intent meant, Intent? understood) => understood == meant || (meant == Intent.OutOfScope && understood is null);

    private static Intent Parse(string name, string testFile) =>
        LabelNames.Parse<Intent>(name) ?? throw new InvalidDataException($"{testFile}: there is no intent \"{name}\".");
}
