using System.Globalization;
using System.Text;

namespace SupportBot.Core.Turns.Understanding.Measuring;

/// <summary>Words measures for people: the worst language first, because it is the one that counts.</summary>
public static class MeasureTable
{
    private const int MostConfusions = 8;

    public static string Write(IReadOnlyList<MeasuredLanguage> languages)
    {
        if (languages.Count == 0) return "No messages.\n";
        var types = languages.SelectMany(language => language.Entities.Keys).Distinct().ToList();
        var table = new StringBuilder();
        var worst = languages.MinBy(language => language.Accuracy)!;
        Add(table, $"Worst language: {worst.Language}, main intent {Percent(worst.Accuracy)} right; on average {Percent(languages.Average(language => language.Accuracy))}\n\n");
        Add(table, $"{"",-8} {"messages",8} {"intent",8} {"macro-F1",8} {"language",8} {"short",8} {"calibr.",8}{string.Concat(types.Select(type => $" {Short(type),12}"))}\n");
        foreach (var language in languages.OrderBy(language => language.Accuracy))
            Add(table, $"{language.Language,-8} {language.Messages,8} {Percent(language.Accuracy),8} {Percent(language.MacroF1),8} {Percent(language.LongLanguage.Value),8} {Percent(language.ShortLanguage.Value),8} {Percent(language.CalibrationError),8}{string.Concat(types.Select(type => $" {Percent(language.Entities[type].F1),12}"))}\n");
        Add(table, $"{"all",-8} {languages.Sum(language => language.Messages),8} {Percent(languages.Average(language => language.Accuracy)),8} {Percent(languages.Average(language => language.MacroF1)),8} {Percent(Pooled(languages.Select(language => language.LongLanguage))),8} {Percent(Pooled(languages.Select(language => language.ShortLanguage))),8} {Percent(languages.Average(language => language.CalibrationError)),8}{string.Concat(types.Select(type => $" {Percent(languages.Select(language => language.Entities[type]).Aggregate(Score.Add).F1),12}"))}\n");
        foreach (var language in languages.Where(language => language.Confusions.Count > 0).OrderBy(language => language.Accuracy))
            Add(table, $"\n{language.Language}: {string.Join("; ", language.Confusions.Take(MostConfusions).Select(confusion => $"{confusion.Count} x {confusion.Meant} as {confusion.Understood}"))}");
        return table.Append('\n').ToString();
    }

    private static double Pooled(IEnumerable<Share> shares)
    {
        var all = shares.ToList();
        return new Share(all.Sum(share => share.Right), all.Sum(share => share.Of)).Value;
    }

    private static string Short(string type) => type.Length > 12 ? type[..12] : type;

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static void Add(StringBuilder table, FormattableString line) => table.Append(FormattableString.Invariant(line));
}
