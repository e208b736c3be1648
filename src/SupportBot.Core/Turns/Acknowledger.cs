using System.Security.Cryptography;
using System.Text;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns;

/// <summary>
/// Gives a received withdrawal its durable medium (Directive 2011/83/EU Art. 11a(4)): a document with content, date and time of receipt. It is
/// named after the confirmation, so that a turn that is taken again finds the document of the first time.
/// </summary>
public sealed class Acknowledger(ReplyLibrary replies, IFileStore files)
{
    /// <exception cref="LogUnavailableException">The document could not be kept; nothing of the turn may be said then.</exception>
    public async Task<WithdrawalDeclared> AcknowledgeAsync(Declaration declaration, TurnFacts facts, string? rma, CancellationToken cancellation)
    {
        var document = DeclarationDocument.Write(declaration, replies.In(facts.Language, facts.Market));
        var kept = await files.SaveOnceAsync(
            facts.Conversation.Id, FileId(declaration.Key), document.Title + ".html", "text/html", Encoding.UTF8.GetBytes(document.Html), cancellation);
        return new WithdrawalDeclared(declaration.OrderNumber, rma, declaration.ReceivedAt, kept, document.Text);
    }

    private static string FileId(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("acknowledgement/" + key)));
}
