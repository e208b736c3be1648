using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>The classifiers that tell languages apart, one for each script that several of them share.</summary>
internal sealed class IdentifierModel
{
    private readonly Dictionary<Script, LinearModel> models;

    private IdentifierModel(Dictionary<Script, LinearModel> models) => this.models = models;

    public LinearModel? Of(Script script) => models.GetValueOrDefault(script) is { Labels.Count: > 0 } model ? model : null;

    /// <exception cref="InvalidDataException">The file is missing, damaged, or older than the messages; the message says what to run.</exception>
    public static IdentifierModel Load(LanguageMessages messages) =>
        ModelStore.Load(messages.ModelPath, messages.Hash(), file => new IdentifierModel(LanguageWords.Shared.ToDictionary(script => script, _ => ModelFile.Read(file))));
}
