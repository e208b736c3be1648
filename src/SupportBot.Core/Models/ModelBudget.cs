using System.Globalization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Limits;

namespace SupportBot.Core.Models;

/// <summary>Bounds what a model may cost: tokens of a conversation and of the shop's day, over all nodes.</summary>
public sealed class ModelBudget(IWindowCounts counts, ModelOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<bool> IsSpentAsync(ConversationId conversation, CancellationToken cancellation) =>
        await counts.CountAsync(Of(conversation), cancellation) >= options.TokensPerConversation || await counts.CountAsync(OfToday, cancellation) >= options.TokensPerDay;

    public async Task SpendAsync(ConversationId conversation, int tokens, CancellationToken cancellation)
    {
        await counts.AddAsync(Of(conversation), Day, cancellation, tokens);
        await counts.AddAsync(OfToday, Day, cancellation, tokens);
    }

    private static string Of(ConversationId conversation) => "tokens:" + conversation.Value;

    private string OfToday => string.Create(CultureInfo.InvariantCulture, $"tokens:{clock.GetUtcNow():yyyy-MM-dd}");
}
