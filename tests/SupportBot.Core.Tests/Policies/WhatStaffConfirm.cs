using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Tests.Policies;

public sealed class WhatStaffConfirm : IDisposable
{
    private const string Market = "market: XX\nname: Somewhere\ncurrency: EUR\ntime_zone: Europe/Berlin\nrules:\n";
    private const string Rule = """
        # The text that this test is about.
          - id: xx-right
            kind: withdrawal_right
            from: 2024-01-01
            status: needs_review
            source: Art. 1
            note: Not seen.
            citation: { en: Art. 1, de: Art. 1 }
            window: { days: 14 } # Art. 1(2)

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("policies").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_confirmed_rule_counts_and_a_withdrawn_one_does_not()
    {
        var files = Read(Rule);
        var confirmed = Review(files, ReviewAct.Confirmed);
        Assert.Equal(Verdict.Refused, Decide(files));
        Assert.Equal(Verdict.Granted, Decide(files.With([confirmed])));
        Assert.Equal(Verdict.Refused, Decide(files.With([confirmed, Review(files, ReviewAct.Withdrawn)])));
        Assert.Equal(Verdict.Granted, Decide(files.With([confirmed, Review(files, ReviewAct.Withdrawn), confirmed])));
        Assert.Equal(Verdict.Refused, Decide(files));
    }

    [Theory]
    [InlineData("days: 14", "days: 30")]
    [InlineData("count: calendar", "count: business")]
    [InlineData("source: Art. 1", "source: Art. 2")]
    [InlineData("{ en: Art. 1, de: Art. 1 }", "{ en: Art. 1 }")]
    [InlineData("from: 2024-01-01", "from: 2024-01-01\n    until: 2030-01-01")]
    [InlineData("from: 2024-01-01", "from: 2024-01-02")]
    [InlineData("kind: withdrawal_right", "kind: return_window")]
    public void A_changed_wording_is_not_confirmed_by_an_old_confirmation(string was, string becomes)
    {
        var text = Rule.Replace("{ days: 14 }", "{ days: 14, count: calendar }", StringComparison.Ordinal);
        var confirmed = Review(Read(text), ReviewAct.Confirmed);
        var changed = Read(text.Replace(was, becomes, StringComparison.Ordinal));
        Assert.Equal(Verdict.Refused, Decide(changed.With([confirmed])));
        Assert.Equal(Verdict.Granted, Decide(Read(text).With([confirmed])));
    }

    [Theory]
    [InlineData("    source: Art. 1\n    note: Not seen.\n", "    note: \"Not seen.\"\n    source: 'Art. 1'\n")]
    [InlineData("# Art. 1(2)", "# another comment")]
    [InlineData("status: needs_review", "status: confirmed")]
    [InlineData("{ en: Art. 1, de: Art. 1 }", "\n      de: Art. 1\n      en: Art. 1")]
    public void What_says_the_same_otherwise_is_the_same_wording(string was, string becomes) =>
        Assert.Equal(Wording(Read(Rule)), Wording(Read(Rule.Replace(was, becomes, StringComparison.Ordinal))));

    [Fact]
    public void No_two_rules_of_the_delivered_files_have_the_same_wording()
    {
        var fingerprints = Some.Library.Markets.SelectMany(market => market.Rules).Select(rule => rule.Head.Fingerprint).ToList();
        Assert.All(fingerprints, fingerprint => Assert.Equal(64, fingerprint.Length));
        Assert.Equal(fingerprints.Count, fingerprints.Distinct().Count());
    }

    [Fact]
    public void A_rule_keeps_its_lines_with_the_comments_right_above_it()
    {
        var text = Read("  - { id: xx-other, kind: withdrawal_function, from: 2024-01-01, status: confirmed, source: S, citation: { en: S } }\n\n  # About the right.\n" + Rule[(Rule.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            .Find("XX")!.Rules.Single(rule => rule.Id == "xx-right").Head.Text;
        Assert.Equal(("law/XX.yaml", 8), (text.File, text.FirstLine));
        Assert.Equal(["# About the right.", "- id: xx-right", "  window: { days: 14 } # Art. 1(2)"], [text.Lines[0], text.Lines[1], text.Lines[^1]]);
    }

    [Fact]
    public void Check_and_coverage_count_what_is_confirmed()
    {
        var review = Review(Read(Rule), ReviewAct.Confirmed);
        var day = Some.Day("2026-11-22");
        Assert.Single(PolicyCheck.Run(_folder, day).NeedsReview);
        Assert.Empty(PolicyCheck.Run(_folder, day, review).NeedsReview);
        Assert.Equal(CoverageStatus.NeedsReview, PolicyCoverage.Of(Read(Rule).Find("XX")!, day)[PolicyFact.Withdrawal]);
        Assert.Equal(CoverageStatus.Confirmed, PolicyCoverage.Of(Read(Rule).With([review]).Find("XX")!, day)[PolicyFact.Withdrawal]);
    }

    [Fact]
    public void What_a_confirmation_changes_is_foreseen()
    {
        var files = Read(Rule);
        var effects = ReviewEffect.Of(files, files.With([Review(files, ReviewAct.Confirmed)]), "XX", Some.Day("2026-03-02"));
        var plain = effects[0];
        Assert.Equal((Verdict.Refused, Verdict.Granted), (plain.Before.Verdict, plain.After.Verdict));
        Assert.True(plain.First is { Platform: "own", Reason: ReturnReason.ChangedMind, Trait: null });
        Assert.Equal([0, 5, 7, 8, 14], plain.Cases[0].Days);
        Assert.Empty(ReviewEffect.Of(files, files, "XX", Some.Day("2026-03-02")));
    }

    [Fact]
    public async Task A_shelf_hands_out_what_was_confirmed_meanwhile_and_reads_the_history_only_then()
    {
        var files = Read(Rule);
        var reviews = new CountingReviews();
        var shelf = new PolicyShelf(files, reviews);
        Assert.Equal(Verdict.Refused, Decide(await shelf.TakeAsync(default)));
        await reviews.AppendAsync(Review(files, ReviewAct.Confirmed), default);
        Assert.Equal(Verdict.Granted, Decide(await shelf.TakeAsync(default)));
        Assert.Same(await shelf.TakeAsync(default), await shelf.TakeAsync(default));
        Assert.Equal(1, reviews.Read);
        await reviews.AppendAsync(Review(files, ReviewAct.Withdrawn), default);
        Assert.Equal(Verdict.Refused, Decide(await shelf.TakeAsync(default)));
    }

    private PolicyLibrary Read(string rule)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "law"));
        File.WriteAllText(Path.Combine(_folder, "law", "XX.yaml"), Market + rule);
        return PolicyLibrary.Load(_folder);
    }

    private static RuleWording Wording(PolicyLibrary library) => library.Find("XX")!.Rules.Single().Head.Wording;

    private static RuleReview Review(PolicyLibrary library, ReviewAct act) => new(Wording(library), act, "ada", "Ada", DateTimeOffset.UnixEpoch, "Read.");

    private static Verdict Decide(PolicyLibrary library)
    {
        var order = Some.Order("XX", "2026-03-10T12:00:00Z");
        return PolicyDecider.Decide(Some.All(order, ReturnReason.ChangedMind), library, order.DeliveredAt!.Value.AddDays(1)).Verdict;
    }

    private sealed class CountingReviews : IRuleReviews
    {
        private readonly List<RuleReview> _reviews = [];

        public int Read { get; private set; }

        public Task AppendAsync(RuleReview review, CancellationToken cancellation)
        {
            _reviews.Add(review);
            return Task.CompletedTask;
        }

        public Task<ReviewHistory> ReadAsync(CancellationToken cancellation)
        {
            Read++;
            return Task.FromResult(new ReviewHistory([.. _reviews], _reviews.Count));
        }

        public Task<long> NewestAsync(CancellationToken cancellation) => Task.FromResult((long)_reviews.Count);
    }
}
