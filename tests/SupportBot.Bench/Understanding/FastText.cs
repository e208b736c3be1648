using System.Diagnostics;

namespace SupportBot.Bench.Understanding;

/// <summary>
/// Debian's <c>fasttext</c>, supervised. It is given several settings and credited with the ones that do best on the test messages
/// themselves, which no user could choose by.
/// </summary>
internal static class FastText
{
    private const int Repeats = 40;

    private static readonly string[][] Settings =
    [
        ["-wordNgrams", "1", "-minn", "0", "-maxn", "0", "-lr", "0.5", "-epoch", "50"],
        ["-wordNgrams", "2", "-minn", "2", "-maxn", "5", "-lr", "0.5", "-epoch", "50"],
        ["-wordNgrams", "1", "-minn", "2", "-maxn", "4", "-lr", "0.3", "-epoch", "100"],
        ["-wordNgrams", "2", "-minn", "3", "-maxn", "6", "-lr", "0.5", "-epoch", "100"],
        ["-wordNgrams", "1", "-minn", "1", "-maxn", "3", "-lr", "0.5", "-epoch", "50"],
    ];

    public static Figures Measure(Corpus corpus)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-fasttext").FullName;
        try
        {
            return Settings.Select(settings => Measure(corpus, folder, settings)).MaxBy(figures => figures.Right)!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Figures Measure(Corpus corpus, string folder, string[] settings)
    {
        var (learn, one, many, model) = (Path.Combine(folder, "learn"), Path.Combine(folder, "one"), Path.Combine(folder, "many"), Path.Combine(folder, "model"));
        File.WriteAllLines(learn, corpus.Learn.Select(message => $"__label__{message.Intent} {Line(message.Text)}"));
        var lines = corpus.Test.Select(message => Line(message.Text)).ToList();
        File.WriteAllLines(one, lines);
        File.WriteAllLines(many, Enumerable.Repeat(lines, Repeats + 1).SelectMany(text => text));
        Run(["supervised", "-input", learn, "-output", model, "-dim", "50", "-bucket", "200000", "-thread", "1", .. settings]);
        var (answers, loading) = Timed(["predict", model + ".bin", one]);
        var (_, all) = Timed(["predict", model + ".bin", many]);
        var right = answers.Zip(corpus.Test).Count(pair => pair.First == "__label__" + pair.Second.Intent);
        return new Figures(right, (all - loading).TotalMicroseconds / (Repeats * lines.Count));
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").ToLowerInvariant();

    private static (string[] Answers, TimeSpan Took) Timed(IEnumerable<string> arguments)
    {
        var since = Stopwatch.GetTimestamp();
        var output = Run(arguments);
        return (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Stopwatch.GetElapsedTime(since));
    }

    private static string Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("fasttext", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"fasttext failed: {errors.GetAwaiter().GetResult()}");
    }
}
