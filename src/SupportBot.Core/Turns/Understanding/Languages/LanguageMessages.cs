using System.Security.Cryptography;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>
/// What languages are told by: every learning message of the languages that the bot speaks, and <c>foreign/&lt;tag&gt;.txt</c> of those that
/// it does not, so that it can say so.
/// </summary>
internal sealed class LanguageMessages(string folder, IReadOnlyList<LearningData> spoken)
{
    private static readonly string[] OtherFiles = ["no_intent.txt", "no_reason.txt", "words.txt"];

    public string ModelPath => Path.Combine(folder, "languages.bin");

    /// <summary>Every language with its messages, folded; the tags in order.</summary>
    public IReadOnlyList<LanguageSample> All() => [.. Spoken().Concat(Foreign()).OrderBy(language => language.Tag, StringComparer.Ordinal)];

    /// <summary>Of all languages' text files.</summary>
    public byte[] Hash() => SHA256.HashData([.. spoken.SelectMany(data => data.Hash), .. FileHash.Of(folder, ForeignFiles())]);

    private IEnumerable<LanguageSample> Spoken() => spoken.Select(data => new LanguageSample(data.Tag, Folded(
        data.Intents().Select(line => line.Text).Concat(data.Reasons().Select(line => line.Text)).Concat(OtherFiles.SelectMany(name => WordFile.Lines(Path.Combine(data.Folder, name)))))));

    private IEnumerable<LanguageSample> Foreign() => ForeignFiles().Select(path => new LanguageSample(Path.GetFileNameWithoutExtension(path), Folded(WordFile.Lines(path))));

    private string[] ForeignFiles() => Directory.Exists(Path.Combine(folder, "foreign")) ? Directory.GetFiles(Path.Combine(folder, "foreign"), "*.txt") : [];

    private static IReadOnlyList<string> Folded(IEnumerable<string> lines) => [.. lines.Select(line => TextFolder.Fold(line).Text)];
}

/// <param name="Messages">Folded.</param>
internal sealed record LanguageSample(string Tag, IReadOnlyList<string> Messages);
