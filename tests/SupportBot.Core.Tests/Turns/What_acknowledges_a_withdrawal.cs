using System.Text;
using Moq;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Turns;

public sealed class What_acknowledges_a_withdrawal
{
    private static readonly DateTimeOffset Received = new(2026, 9, 15, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Policies.Some.PolicyFolder, "../replies"));

    private readonly Mock<IFileStore> files = new();
    private readonly List<(string Id, string Html)> saved = [];

    public What_acknowledges_a_withdrawal() => files
        .Setup(store => store.SaveOnceAsync(It.IsAny<ConversationId>(), It.IsAny<string>(), It.IsAny<string>(), "text/html", It.IsAny<ReadOnlyMemory<byte>>(), default))
        .Callback((ConversationId _, string id, string _, string _, ReadOnlyMemory<byte> content, CancellationToken _) => saved.Add((id, Encoding.UTF8.GetString(content.Span))))
        .ReturnsAsync((ConversationId _, string id, string name, string kind, ReadOnlyMemory<byte> content, CancellationToken _) => new MessageAttachment(id, name, kind, content.Length));

    [Fact]
    public async Task The_same_confirmation_has_the_same_document_again()
    {
        var first = await AcknowledgeAsync("de", Words("Ich widerrufe"));
        var again = await AcknowledgeAsync("de", Words("Ich widerrufe"));
        Assert.Equal(first, again);
        Assert.Equal(saved[0], saved[1]);
    }

    [Fact]
    public async Task Another_confirmation_has_another_document()
    {
        await AcknowledgeAsync("de", Words("Ich widerrufe"));
        await AcknowledgeAsync("de", Words("Ich widerrufe") with { Key = "other" });
        Assert.NotEqual(saved[0].Id, saved[1].Id);
    }

    [Fact]
    public async Task What_the_customer_wrote_stands_in_it_and_does_nothing()
    {
        var declared = await AcknowledgeAsync("de", Words("<script>alert(1)</script>\n& \"Tschüss\""));
        Assert.DoesNotContain("<script", saved[0].Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;\n&amp; &quot;Tschüss&quot;", saved[0].Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", declared.Text, StringComparison.Ordinal);
        Assert.Contains("15. September 2026", declared.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("en", "ltr")]
    public async Task It_reads_in_the_direction_of_its_language(string language, string direction)
    {
        await AcknowledgeAsync(language, Words("x"));
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", saved[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_no_other_file()
    {
        await AcknowledgeAsync("en", Words("x"));
        Assert.All(["src=", "href=", "url(", "@import", "http"], outside => Assert.DoesNotContain(outside, saved[0].Html, StringComparison.Ordinal));
    }

    private Task<WithdrawalDeclared> AcknowledgeAsync(string language, Declaration declaration) =>
        new Acknowledger(Replies, files.Object).AcknowledgeAsync(declaration, Facts(language), rma: null, default);

    private static Declaration Words(string words) => new("key", null, Received,
        [new Move("document_intro", [Fact.Time("received", Received)]), new Move("document_words", [Fact.Text("words", words)]), new Move("document_keep", [])]);

    private static TurnFacts Facts(string language) => new(
        new Conversation { Id = new ConversationId("c") }, DialogueState.Empty with { Language = new Language(language) }, UnderstoodMessage.Nothing, "", 0,
        ProofResult.NotTried, null, [], 0, TimeZoneInfo.Utc, Received)
    { ReceivedAt = Received, Policies = Policies.Some.Library };
}
