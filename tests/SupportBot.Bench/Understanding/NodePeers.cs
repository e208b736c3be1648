using System.Diagnostics;
using System.Text.Json;

namespace SupportBot.Bench.Understanding;

/// <summary>NLP.js, and four that name languages, from npm: <c>peers/peers.mjs</c>.</summary>
/// <param name="Intents">By system and language.</param>
/// <param name="Languages">By system and language: of each test message, whether its language was named.</param>
internal sealed record NodePeers(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Figures>> Intents, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Named>> Languages)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static NodePeers Measure(IReadOnlyList<Corpus> corpora, string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) Run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Corpus.Json(corpora));
            var lines = Run("node", ["peers.mjs", file], folder).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return JsonSerializer.Deserialize<NodePeers>(lines[^1], Form)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Run(string program, IEnumerable<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed in {folder}: the comparison needs Node.js 20 or newer and the npm registry.");
    }
}

/// <param name="Answers">Of each test message, in order: whether its language was named.</param>
internal sealed record Named(IReadOnlyList<bool> Answers, double Microseconds);
