using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Entities;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Learns one language's model from its learning messages.</summary>
internal sealed class LanguageTrainer(LearningData data)
{
    private const string None = "None";

    // Why goods are not wanted does not say what is wanted: a bare reason is no intent.
    private static readonly ReturnReason[] Bare = [ReturnReason.WrongSize, ReturnReason.ChangedMind, ReturnReason.Quality, ReturnReason.NotAsDescribed, ReturnReason.Late];
    private static readonly string[] Wishes = ["return", "exchange", "cancel", "refund", "withdraw", "policy"];

    private readonly Lexicon lexicon = Lexicon.Load(data.Folder);

    // What may be said without giving a reason; from the others a reason cannot be told apart.
    private static readonly Intent[] Reasonless =
    [
        Intent.OrderStatus, Intent.RefundStatus, Intent.ReturnStatus, Intent.RefundMethodQuestion, Intent.ReturnPolicyQuestion, Intent.HumanAgent,
        Intent.Greeting, Intent.Thanks, Intent.Goodbye, Intent.Affirm, Intent.Deny, Intent.OutOfScope, Intent.ChangeOrder, Intent.Withdrawal,
    ];

    public byte[] Train()
    {
        var intents = data.Intents().Select(line => (Label: (int)line.Intent, Features: Read(line.Text))).ToList();
        var reasons = data.Reasons().Select(line => (Label: (int)line.Reason, Features: Read(line.Text))).ToList();
        intents.AddRange(BareReasons());
        intents.AddRange(WordFile.Lines(Path.Combine(data.Folder, "no_intent.txt")).Select(line => (Enum.GetValues<Intent>().Length, Read(line))));
        var none = Enum.GetValues<ReturnReason>().Length;
        reasons.AddRange(intents.Where((line, i) => i % 2 == 0 && Reasonless.Contains((Intent)line.Label)).Select(line => (none, line.Features)));

        reasons.AddRange(WordFile.Lines(Path.Combine(data.Folder, "no_reason.txt")).Select(line => (none, Read(line))));

        using var bytes = new MemoryStream();
        using var file = new BinaryWriter(bytes);
        ModelHeader.Write(file, data.Hash);
        Write(file, [.. Enum.GetNames<Intent>(), None], [.. intents.Select(pair => new Example(pair.Features, pair.Label))]);
        Write(file, [.. Enum.GetNames<ReturnReason>(), None], [.. reasons.Select(pair => new Example(pair.Features, pair.Label))]);
        file.Flush();
        return bytes.ToArray();
    }

    private IEnumerable<(int Label, FeatureVector Features)> BareReasons()
    {
        var said = data.Intents().Select(line => line.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return data.Reasons().Where(line => Bare.Contains(line.Reason) && !said.Contains(line.Text) && !SaysAWish(line.Text))
            .Select(line => (Enum.GetValues<Intent>().Length, Read(line.Text)));
    }

    private bool SaysAWish(string message)
    {
        var tokens = Tokenizer.Split(TextFolder.Fold(message).Text);
        return Enumerable.Range(0, tokens.Count).Any(at => lexicon.Concepts.Match(tokens, at, out var concept) > 0 && Wishes.Contains(concept));
    }

    private static void Write(BinaryWriter file, string[] labels, List<Example> examples)
    {
        var temperature = Calibration.Temperature(examples, labels.Length);
        var learner = new Learner(labels.Length);
        learner.Learn(examples);
        ModelFile.Write(file, labels, learner, temperature);
    }

    private FeatureVector Read(string message)
    {
        var scan = EntityReader.Open(TextFolder.Fold(message));
        new EntityReader(lexicon).Read(scan, message);
        return new FeatureReader(lexicon).Read(new Segment(scan.Tokens, scan.Masked.AsSpan().IndexOfAny('?', '\u061F') >= 0), new FeatureBag());
    }
}
