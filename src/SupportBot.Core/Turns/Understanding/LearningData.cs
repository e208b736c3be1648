using System.Security.Cryptography;
using System.Text;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>The learning messages of one language: <c>intents/&lt;intent&gt;.txt</c> and <c>reasons/&lt;reason&gt;.txt</c>, one message a line.</summary>
internal sealed class LearningData(string folder)
{
    public string Folder => folder;

    public string Tag => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    public string ModelPath => Path.Combine(folder, "model.bin");

    /// <summary>The folders of languages, in the order of their tags.</summary>
    public static IReadOnlyList<LearningData> In(string folder) => !Directory.Exists(folder)
        ? throw new DirectoryNotFoundException($"There is no folder {folder} with learning messages.")
        : [.. Directory.GetDirectories(folder).Where(IsLanguage).Order(StringComparer.Ordinal).Select(path => new LearningData(path))];

    public IEnumerable<(Intent Intent, string Text)> Intents() => Messages<Intent>("intents");

    public IEnumerable<(ReturnReason Reason, string Text)> Reasons() => Messages<ReturnReason>("reasons");

    /// <summary>Changes whenever anything changes that a model is made from; line ends do not count.</summary>
    public byte[] Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path).Replace('\\', '/') + "\n"));
            hash.AppendData(File.ReadAllBytes(path).Where(b => b != '\r').ToArray());
        }
        return hash.GetHashAndReset();
    }

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
