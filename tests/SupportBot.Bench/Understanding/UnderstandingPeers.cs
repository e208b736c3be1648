using System.CommandLine;
using System.Diagnostics;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Bench.Understanding;

/// <summary><c>understand</c>: intents and languages beside well-known programs that learn from the same messages, or know languages already.</summary>
internal static class UnderstandingPeers
{
    private const int Rounds = 20, ShortMessage = 20;
    private const string Ours = "SupportBot";

    public static Command Create()
    {
        var understand = new Command("understand", "Main intents beside fastText and NLP.js, which learn from the same messages; languages beside Lingua, ELD, TinyLD and lid.176.");
        understand.SetAction(_ => Run(EchoBaseline.Checkout(AppContext.BaseDirectory)));
        return understand;
    }

    private static void Run(string checkout)
    {
        var understanding = Path.Combine(checkout, "prompts", "understanding");
        var corpora = Corpus.Read(understanding, Path.Combine(checkout, "tests", "SupportBot.Core.Tests", "Understanding", "HeldOut"));
        var reader = new MessageReader(Load(understanding));
        var peers = NodePeers.Measure(corpora, Path.Combine(checkout, "tests", "SupportBot.Bench", "Understanding", "peers"));
        PrintIntents(corpora, new Dictionary<string, IReadOnlyDictionary<string, Figures>>
        {
            [Ours] = corpora.ToDictionary(corpus => corpus.Language, corpus => Intents(reader, corpus)),
            ["fastText"] = corpora.ToDictionary(corpus => corpus.Language, FastText.Measure),
            ["NLP.js"] = peers.Intents["NLP.js"],
        });
        PrintLanguages(corpora, peers.Languages.Prepend(new(Ours, corpora.ToDictionary(corpus => corpus.Language, corpus => Languages(reader, corpus)))));
    }

    private static UnderstandingModel Load(string understanding)
    {
        var (before, cold) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.StartNew());
        var model = UnderstandingModel.Load(understanding);
        cold.Stop();
        var warm = Enumerable.Range(0, 5).Min(_ => { var clock = Stopwatch.StartNew(); UnderstandingModel.Load(understanding); return clock.Elapsed.TotalMilliseconds; });
        Report.Line("loading", $"{model.Languages.Count()} languages in {cold.Elapsed.TotalMilliseconds:F0} ms at the first time, {warm:F0} ms warm; {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:F1} MiB");
        return model;
    }

    private static Figures Intents(MessageReader reader, Corpus corpus)
    {
        var right = corpus.Test.Count(message => reader.ReadAlone(message.Text, null).Ranked() is [var main, ..] && LabelNames.Snake(main.Intent) == message.Intent);
        return new Figures(right, Microseconds(corpus, text => reader.ReadAlone(text, corpus.Language)));
    }

    private static Named Languages(MessageReader reader, Corpus corpus) =>
        new([.. corpus.Test.Select(message => reader.ReadAlone(message.Text, null).Language.Tag == corpus.Language)], Microseconds(corpus, text => reader.ReadAlone(text, null)));

    private static double Microseconds(Corpus corpus, Func<string, object> read)
    {
        for (var round = 0; round < Rounds; round++) foreach (var message in corpus.Test) read(message.Text);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++) foreach (var message in corpus.Test) read(message.Text);
        return clock.Elapsed.TotalMicroseconds / (Rounds * corpus.Test.Count);
    }

    private static void PrintIntents(IReadOnlyList<Corpus> corpora, Dictionary<string, IReadOnlyDictionary<string, Figures>> systems)
    {
        Report.Title("main intent: right, and microseconds a message (SupportBot's with language, entities and reason)");
        foreach (var corpus in corpora)
            Report.Line(corpus.Language, string.Concat(systems.Select(system => $"{system.Key,12} {100.0 * system.Value[corpus.Language].Right / corpus.Test.Count,5:F1} % {system.Value[corpus.Language].Microseconds,6:F1} µs")));
        Report.Line("average", string.Concat(systems.Select(system => $"{system.Key,12} {corpora.Average(corpus => 100.0 * system.Value[corpus.Language].Right / corpus.Test.Count),5:F1} % {corpora.Average(corpus => system.Value[corpus.Language].Microseconds),6:F1} µs")));
    }

    private static void PrintLanguages(IReadOnlyList<Corpus> corpora, IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, Named>>> systems)
    {
        Report.Title($"language named rightly: of all messages, and of those under {ShortMessage} characters; either Chinese counts as both for those that know one");
        foreach (var (system, languages) in systems)
        {
            var named = corpora.SelectMany(corpus => corpus.Test.Zip(languages[corpus.Language].Answers, (message, right) => (message.Text.Length, Right: right, corpus.Language))).ToList();
            Report.Line(system, $"{100.0 * named.Count(answer => answer.Right) / named.Count:F1} %, short ones {100.0 * named.Count(answer => answer.Right && answer.Length < ShortMessage) / named.Count(answer => answer.Length < ShortMessage):F1} %; {corpora.Average(corpus => languages[corpus.Language].Microseconds):F1} µs; " +
                string.Join(" ", named.GroupBy(answer => answer.Language).Select(language => $"{language.Key} {100.0 * language.Count(answer => answer.Right) / language.Count():F0}")));
        }
    }
}
