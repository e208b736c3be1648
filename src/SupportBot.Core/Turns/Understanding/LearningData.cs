using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>The learning messages of one language: <c>intents/&lt;intent&gt;.txt</c> and <c>reasons/&lt;reason&gt;.txt</c>, one message a line.</summary>
internal sealed class LearningData(string folder)
{
    private readonly Lazy<byte[]> hash = new(() => FileHash.Of(folder, Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories)));

    public string Folder => folder;

    public string Tag => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    public string ModelPath => Path.Combine(folder, "model.bin");

    /// <summary>The folders of languages, in the order of their tags.</summary>
    public static IReadOnlyList<LearningData> In(string folder) => !Directory.Exists(folder)
        ? throw new DirectoryNotFoundException($"There is no folder {folder} with learning messages.")
        : [.. Directory.GetDirectories(folder).Where(IsLanguage).Order(StringComparer.Ordinal).Select(path => new LearningData(path))];

    public IEnumerable<(Intent Intent, string Text)> Intents() => Messages<Intent>("intents");

    public IEnumerable<(ReturnReason Reason, string Text)> Reasons() => Messages<ReturnReason>("reasons");

    /// <summary>Of all its text files.</summary>
    public byte[] Hash => hash.Value;

    private static bool IsLanguage(string path) => Directory.Exists(Path.Combine(path, "intents"));

    private IEnumerable<(TLabel Label, string Text)> Messages<TLabel>(string kind) where TLabel : struct, Enum
    {
        foreach (var path in Directory.GetFiles(Path.Combine(folder, kind), "*.txt").Order(StringComparer.Ordinal))
        {
            var label = LabelNames.Parse<TLabel>(Path.GetFileNameWithoutExtension(path))
                ?? throw new InvalidDataException($"{path}: there is no {typeof(TLabel).Name} of that name.");
            foreach (var line in WordFile.Lines(path)) yield return (label, line);
        }
    }
}
