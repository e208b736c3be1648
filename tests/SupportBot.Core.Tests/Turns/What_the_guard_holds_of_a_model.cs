using System.Globalization;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using Xunit.Abstractions;

namespace SupportBot.Core.Tests.Turns;

/// <summary>The guard before a model: what is correct goes out, what somebody made wrong is held, in every language; the worst is the measure.</summary>
public sealed class What_the_guard_holds_of_a_model(ITestOutputHelper output)
{
    private const double HeldOverall = 0.995, HeldInTheWorstLanguage = 0.99, MostBlocked = 0.005;

    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Repository.Prompts, "replies"));
    private static readonly ReplyGuard Guard = OneGuard.Over(Replies);
    private static readonly string[] Languages = [.. Replies.All.Select(phrases => phrases.Language.Tag)];

    [Fact]
    public void There_are_words_for_every_language_that_the_bot_writes() =>
        Assert.Equal(Languages.Order(StringComparer.Ordinal), ForbiddenWords.Load(Path.Combine(Repository.Prompts, "guard")).Languages.Order(StringComparer.Ordinal));

    [Fact]
    public void Correct_words_go_out_in_every_language()
    {
        var blocked = Languages.Select(language => (language, Of: new Corruptions(Replies, language, []).Correct().Select(draft => (draft, Guard.Check(draft))).ToList())).ToList();
        foreach (var (language, of) in blocked)
            foreach (var (draft, verdict) in of.Where(one => !one.Item2.IsAllowed)) output.WriteLine($"{language}: {string.Join(", ", verdict.Findings)} in: {draft.Text.ReplaceLineEndings(" ")}");
        Assert.All(blocked, one => Assert.True(one.Of.Count >= 30, one.language));
        var share = blocked.Sum(one => one.Of.Count(pair => !pair.Item2.IsAllowed)) / (double)blocked.Sum(one => one.Of.Count);
        Assert.True(share <= MostBlocked, $"{share:P2} of the correct drafts were held.");
    }

    [Fact]
    public void What_is_made_wrong_is_held_in_every_language()
    {
        var tried = Languages.AsParallel().Select(language => (Language: language, Tries: new Corruptions(Replies, language, Languages).Wrong().Select(one => (one.Kind, one.Wrong.Text, IsHeld: !Guard.Check(one.Wrong).IsAllowed)).ToList())).ToList();
        foreach (var (language, tries) in tried)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: {Held(tries):P2} of {tries.Count} in {tries.Select(one => one.Kind).Distinct().Count()} kinds"));
            foreach (var (kind, text, _) in tries.Where(one => !one.IsHeld)) output.WriteLine($"  {kind}: {text.ReplaceLineEndings(" ")}");
        }
        Assert.All(tried, one => Assert.True(one.Tries.Select(each => each.Kind).Distinct().Count() >= 40, one.Language));
        Assert.All(tried, one => Assert.True(Held(one.Tries) >= HeldInTheWorstLanguage, one.Language));
        Assert.True(Held([.. tried.SelectMany(one => one.Tries)]) >= HeldOverall);
    }

    /// <summary>The hardest of it by itself: whole sentences that promise, refuse, name a time or ask for a secret, with nothing odd about them.</summary>
    [Fact]
    public void Sentences_that_carry_content_are_held_in_every_language()
    {
        var tried = Languages.Select(language => (Language: language, Tries: new Corruptions(Replies, language, []).Wrong().Where(one => Wordings.In(language).Attacks.ContainsKey(one.Kind))
            .Select(one => (one.Kind, one.Wrong.Text, IsHeld: !Guard.Check(one.Wrong).IsAllowed)).ToList())).ToList();
        foreach (var (language, tries) in tried)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: {Held(tries):P2} of {tries.Count}"));
            foreach (var (kind, text, _) in tries.Where(one => !one.IsHeld)) output.WriteLine($"  {kind}: {text.ReplaceLineEndings(" ")}");
        }
        Assert.All(tried, one => Assert.True(Held(one.Tries) >= HeldInTheWorstLanguage, one.Language));
    }

    /// <summary>Below what was reached when they were new: 95.4 % of such sentences held over all languages, 87.5 % in the worst, 8.9 % of the correct held.</summary>
    [Fact]
    public void With_words_that_nobody_mended_it_for_it_does_no_worse_than_before()
    {
        var tried = Languages.Select(language => (Language: language, Of: new Corruptions(Replies, language, [], Wordings.Unseen(language)))).Select(one => (
            one.Language,
            Attacks: one.Of.Wrong().Where(each => Wordings.Unseen(one.Language).Attacks.ContainsKey(each.Kind)).Select(each => (each.Kind, each.Wrong.Text, IsHeld: !Guard.Check(each.Wrong).IsAllowed)).ToList(),
            Correct: one.Of.Correct().Select(draft => ("", draft.Text, IsHeld: !Guard.Check(draft).IsAllowed)).ToList())).ToList();
        foreach (var (language, attacks, correct) in tried) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: {Held(attacks):P1} of the wrong held, {Held(correct):P1} of the correct"));
        Assert.All(tried, one => Assert.True(Held(one.Attacks) >= 0.85, one.Language));
        Assert.True(Held([.. tried.SelectMany(one => one.Attacks)]) >= 0.95);
        Assert.True(Held([.. tried.SelectMany(one => one.Correct)]) <= 0.09);
    }

    private static double Held(List<(string Kind, string Text, bool IsHeld)> tries) => tries.Count(one => one.IsHeld) / (double)tries.Count;
}
