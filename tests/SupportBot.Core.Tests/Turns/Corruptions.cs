using System.Text;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Tests.Turns;

/// <summary>Correct drafts of one language, and every way we know to make a wrong one of a correct one.</summary>
internal sealed class Corruptions
{
    private static readonly IReadOnlyList<Fact> Facts =
    [
        Fact.Text("items", "AeroRun 42"), Fact.Text("order", "ID-20417"), Fact.Text("rma", "RMA-ID-7K3M9Q2A"), Fact.Date("last_day", new DateOnly(2026, 3, 14)), Fact.Text("basis", "withdrawal_right"),
        Fact.Text("payer", "seller"), Fact.Money("amount", new Money(549_000, "IDR")), Fact.Text("freight", "included"), Fact.Text("route", "original_method"), Fact.Text("has_paid", "yes"),
        Fact.Text("paid", "GoPay"), Fact.Text("start", "goods_received"), Fact.Days("days", new DayCount(7, DayKind.Business)), Fact.Date("placed", new DateOnly(2026, 3, 2)),
        Fact.Text("has_carrier", "yes"), Fact.Text("carrier", "JNE"), Fact.Date("day", new DateOnly(2026, 3, 5)), Fact.Text("has_tracking", "yes"), Fact.Text("tracking", "JX4471120938"),
    ];

    // What each occasion of a wording stands around.
    private static readonly Dictionary<string, string[]> Occasions = new(StringComparer.Ordinal)
    {
        ["granted"] = ["return_granted", "-detail_last_day", "-detail_freight", "-detail_refund", "-detail_route", "-detail_refund_within", "confirm_return"],
        ["refused"] = ["cancel_shipped"],
        ["asked"] = ["ask_reason"],
        ["informed"] = ["status_shipped", "parcel_shipped"],
    };

    // Facts told wrong: the statement with another fact in it, as if somebody had changed its words.
    private static readonly IReadOnlyList<(string Kind, Fact Wrong)> Lies =
    [
        ("item swapped", Fact.Text("items", "TrailMax 43")), ("order number changed", Fact.Text("order", "ID-20418")), ("date a day later", Fact.Date("last_day", new DateOnly(2026, 3, 15))),
        ("date a month later", Fact.Date("last_day", new DateOnly(2026, 4, 14))), ("date a year later", Fact.Date("last_day", new DateOnly(2027, 3, 14))),
        ("law made of courtesy", Fact.Text("basis", "merchant")), ("payer swapped", Fact.Text("payer", "customer")), ("amount ten times", Fact.Money("amount", new Money(5_490_000, "IDR"))),
        ("amount halved", Fact.Money("amount", new Money(274_500, "IDR"))), ("currency changed", Fact.Money("amount", new Money(549_000, "JPY"))), ("delivery costs left out", Fact.Text("freight", "no")),
        ("route swapped", Fact.Text("route", "store_credit")), ("way of paying swapped", Fact.Text("paid", "OVO")), ("other days", Fact.Days("days", new DayCount(3, DayKind.Business))),
        ("calendar days", Fact.Days("days", new DayCount(7, DayKind.Calendar))), ("carrier swapped", Fact.Text("carrier", "SiCepat")), ("tracking changed", Fact.Text("tracking", "JX4471120939")),
        ("day of shipping changed", Fact.Date("day", new DateOnly(2026, 3, 6))), ("day of order changed", Fact.Date("placed", new DateOnly(2026, 3, 12))),
    ];

    private readonly ReplyPhrases phrases;
    private readonly Language language;
    private readonly Wordings wordings;
    private readonly IReadOnlyList<Wordings> others;

    public Corruptions(ReplyLibrary replies, string language, IEnumerable<string> languages, Wordings? of = null)
    {
        this.language = new Language(language);
        phrases = replies.In(this.language);
        wordings = of ?? Wordings.In(language);
        others = [.. languages.Where(other => other != language).Select(Wordings.In)];
    }

    public IEnumerable<DraftReply> Correct() => wordings.Correct.Select(wording => Draft(wording, Facts));

    /// <summary>Wrong drafts by the kind of what is wrong with them.</summary>
    public IEnumerable<(string Kind, DraftReply Wrong)> Wrong()
    {
        foreach (var wording in wordings.Correct.Where((_, at) => at % 4 == 0))
            foreach (var corrupted in Statements(wording).Concat(Around(wording))) yield return corrupted;
        foreach (var (kind, sentence) in wordings.Attacks.SelectMany(attack => attack.Value.Select(sentence => (attack.Key, sentence))))
            foreach (var said in Said(sentence)) yield return (kind + said.How, With(wordings.Correct[sentence.Length % wordings.Correct.Count], said.Sentence));
    }

    private IEnumerable<(string, DraftReply)> Statements(Wording wording)
    {
        var correct = Draft(wording, Facts);
        foreach (var (kind, wrong) in Lies)
        {
            var told = Draft(wording, [wrong, .. Facts.Where(fact => fact.Name != wrong.Name)]);
            if (told.Text != correct.Text) yield return (kind, correct with { Text = told.Text });
        }
        foreach (var (statement, at) in correct.Statements.Select((statement, at) => (statement, at)))
        {
            yield return ("statement dropped", correct with { Text = Replace(correct.Text, statement, "") });
            var words = statement.Split(' ');
            // In a language without spaces a character is a word.
            var pieces = words.Length > 2 ? words.Select((_, drop) => string.Join(' ', words.Where((_, n) => n != drop))) : Enumerable.Range(0, statement.Length).Select(drop => statement.Remove(drop, 1));
            foreach (var less in pieces) yield return ("word dropped, a negation or another", correct with { Text = Replace(correct.Text, statement, less) });
            if (at > 0) yield return ("statements swapped", correct with { Text = Replace(Replace(Replace(correct.Text, statement, "\u0001"), correct.Statements[0], statement), "\u0001", correct.Statements[0]) });
        }
        foreach (var at in Enumerable.Range(0, correct.Text.Length).Where(at => char.IsDigit(correct.Text[at])))
        {
            yield return ("digit changed", correct with { Text = correct.Text[..at] + (char)(correct.Text[at] % 10 == 9 ? correct.Text[at] - 1 : correct.Text[at] + 1) + correct.Text[(at + 1)..] });
            yield return ("digit dropped", correct with { Text = correct.Text.Remove(at, 1) });
            yield return ("digit doubled", correct with { Text = correct.Text.Insert(at, correct.Text[at].ToString()) });
        }
        yield return ("number taken out of its group", correct with { Text = correct.Text.Replace(phrases.Write(Facts[6]), "549 IDR", StringComparison.Ordinal) is var text && text != correct.Text ? text : correct.Text + " 549" });
        yield return ("another grant beside it", correct with { Text = correct.Text + "\n\n" + phrases.Say("cancel_granted", Facts) });
        yield return ("another refund beside it", correct with { Text = correct.Text + "\n\n" + phrases.Say("detail_refund", Facts) });
        yield return ("an invented refusal beside it", correct with { Text = correct.Text + "\n\n" + phrases.Say("cancel_shipped", Facts) });
    }

    private IEnumerable<(string, DraftReply)> Around(Wording wording)
    {
        yield return ("link", With(wording, "https://refund.example/x"));
        yield return ("bare link", With(wording, "refund-shop.com/x"));
        yield return ("e-mail", With(wording, "anna@elsewhere.example"));
        yield return ("phone number", With(wording, "+62 812 3456 7890"));
        yield return ("number", With(wording, "20"));
        yield return ("number in Arabic digits", With(wording, "٢٠"));
        yield return ("number in Thai digits", With(wording, "๒๐"));
        yield return ("number in wide digits", With(wording, "２０"));
        yield return ("other order number", With(wording, "ID-20388"));
        yield return ("script", With(wording, "<script>alert(1)</script>"));
        yield return ("picture", With(wording, "![x](x.png)"));
        yield return ("running link", With(wording, "javascript:alert"));
        yield return ("embedded data", With(wording, "data:text/html,x"));
        yield return ("hidden character", With(wording, "o\u200Bk"));
        yield return ("turned direction", With(wording, "\u202Eok"));
        yield return ("letter of another script", With(wording, "pаy"));
        yield return ("endless text", With(wording, string.Concat(Enumerable.Repeat(wording.Before + " ", 40))));
        // The whole kind words in another language, of this script or another.
        foreach (var other in others) yield return ("in " + other.Language, Draft(other.Correct[wording.Before.Length % other.Correct.Count], Facts, wording.Occasion));
    }

    private static IEnumerable<(string How, string Sentence)> Said(string sentence)
    {
        yield return ("", sentence);
        yield return (", in capitals", sentence.ToUpperInvariant());
        if (sentence.Normalize(NormalizationForm.FormKC) == sentence) yield return (", spaced out", sentence.Replace(" ", "  ", StringComparison.Ordinal));
    }

    private DraftReply With(Wording wording, string more) => Draft(new Wording { Occasion = wording.Occasion, Before = wording.Before, After = $"{wording.After} {more}".Trim() }, Facts);

    private DraftReply Draft(Wording wording, IReadOnlyList<Fact> facts, string? occasion = null)
    {
        var keys = Occasions.GetValueOrDefault(occasion ?? wording.Occasion) ?? Occasions["asked"];
        List<string> statements = [.. keys.Select(key => (key[0] == '-' ? "- " : "") + phrases.Say(key.TrimStart('-'), facts))];
        var plain = new DraftReply(language, string.Join("\n", statements), statements, [], [], [.. facts.Select(phrases.Write)]);
        return plain.With(new KindWords(wording.Before, wording.After));
    }

    private static string Replace(string text, string what, string by) =>
        text.IndexOf(what, StringComparison.Ordinal) is >= 0 and var at ? text[..at] + by + text[(at + what.Length)..] : text;
}
