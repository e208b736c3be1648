namespace SupportBot.Core.Turns.Understanding.Measuring;

/// <summary>How well one language's test messages were understood.</summary>
/// <param name="MacroF1">Of the main intents, each intent counting the same; 0 to 1.</param>
/// <param name="LongLanguage">Of messages of 20 characters or more, whose language was told rightly with nothing known before.</param>
/// <param name="Entities">By type, of those types that the test messages name anywhere.</param>
/// <param name="CalibrationError">How far confidence and share of right ones are apart, on average over ten bands of confidence; 0 to 1.</param>
/// <param name="Confusions">What was meant, what was understood instead, and how often; the most frequent first.</param>
public sealed record MeasuredLanguage(
    string Language, int Messages, int Right, double MacroF1, Share LongLanguage, Share ShortLanguage, IReadOnlyDictionary<string, Score> Entities,
    double CalibrationError, IReadOnlyList<Confusion> Confusions, IReadOnlyList<Misread> Misread)
{
    public double Accuracy => Messages == 0 ? 0 : (double)Right / Messages;
}

/// <param name="Of">How many there were.</param>
public readonly record struct Share(int Right, int Of)
{
    public double Value => Of == 0 ? 1 : (double)Right / Of;
}

/// <param name="Understood">The intent's name, or <c>nothing</c>.</param>
public sealed record Confusion(string Meant, string Understood, int Count);

/// <summary>A message whose main intent or language was not understood.</summary>
public sealed record Misread(string Text, string Meant, string Understood, string Language);
