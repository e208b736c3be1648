using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Web.Desk;

/// <summary>One open Desk page of one member of staff, told to their colleagues for as long as it is there.</summary>
internal sealed class DeskVisit(IDeskPresence presence, StaffMember who, ConversationId? at) : IAsyncDisposable
{
    private static readonly TimeSpan Again = IDeskPresence.Lifetime / 4;

    private readonly string page = Guid.NewGuid().ToString("N");
    private long seen = long.MinValue;

    public async Task SeenAsync(CancellationToken cancellation)
    {
        if (seen != long.MinValue && TimeProvider.System.GetElapsedTime(seen) < Again) return;
        seen = TimeProvider.System.GetTimestamp();
        await presence.SeenAsync(page, who, at, cancellation);
    }

    public async ValueTask DisposeAsync() => await presence.LeftAsync(page, CancellationToken.None);
}
