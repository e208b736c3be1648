using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Reads messages of signs alone, such as an angry face or a thumb. File form in <c>signs.txt</c>: <c>complaint&lt;TAB&gt;😡 🤬</c>.</summary>
internal sealed class SignReader
{
    private const double Sure = 0.9;

    private readonly List<(Intent Intent, string[] Signs)> meanings;

    private SignReader(List<(Intent Intent, string[] Signs)> meanings) => this.meanings = meanings;

    public static SignReader Load(string path) => new(
        [.. WordFile.Pairs(path).Select(line => (Named(line.Word, path), line.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))]);

    /// <summary>What the first sign that has a meaning says; beside words a sign only colours them, so ask only where there are none.</summary>
    public IReadOnlyList<IntentScore> Read(string text)
    {
        var said = meanings.Select(meaning => (meaning.Intent, At: First(text, meaning.Signs))).Where(meaning => meaning.At >= 0).ToList();
        return said.Count == 0 ? [] : [new IntentScore(said.MinBy(meaning => meaning.At).Intent, Sure)];
    }

    private static int First(string text, string[] signs) =>
        signs.Select(sign => text.IndexOf(sign, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();

    private static Intent Named(string name, string path) =>
        LabelNames.Parse<Intent>(name) ?? throw new InvalidDataException($"{path}: there is no intent \"{name}\".");
}
