using System.Globalization;
using System.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>How well one language's held-out messages were understood.</summary>
/// <param name="Confusions">What was meant, what was understood instead, and how often; the most frequent first.</param>
/// <param name="LanguageRight">Messages whose language was told (or kept) rightly in a conversation of that language.</param>
public sealed record Evaluation(string Language, int Messages, int Right, int LanguageRight, IReadOnlyList<Confusion> Confusions)
{
    public double Accuracy => Messages == 0 ? 0 : (double)Right / Messages;

    public override string ToString()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{Language}: {Right} of {Messages} right ({100 * Accuracy:0.0} %), language {LanguageRight} of {Messages}\n");
        foreach (var (meant, understood, count) in Confusions)
            table.Append(CultureInfo.InvariantCulture, $"  {count} x {meant} as {understood}\n");
        return table.ToString();
    }
}

/// <param name="Understood">The intent's name, or <c>nothing</c>.</param>
public sealed record Confusion(string Meant, string Understood, int Count);
