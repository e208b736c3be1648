using System.Collections.Concurrent;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Integrations.Memory;

/// <summary>Open Desk pages of this process. On real time: a page that was closed without a word is gone when its browser says no more.</summary>
internal sealed class InProcessPresence : IDeskPresence
{
    private readonly ConcurrentDictionary<string, (PresentStaff Who, long Until)> _pages = new(StringComparer.Ordinal);

    public Task SeenAsync(string page, StaffMember who, ConversationId? at, CancellationToken cancellation)
    {
        _pages[page] = (new PresentStaff(who.Id, who.DisplayName, at), Environment.TickCount64 + (long)IDeskPresence.Lifetime.TotalMilliseconds);
        return Task.CompletedTask;
    }

    public Task LeftAsync(string page, CancellationToken cancellation)
    {
        _pages.TryRemove(page, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PresentStaff>> WhoAsync(CancellationToken cancellation)
    {
        foreach (var (page, known) in _pages)
            if (known.Until < Environment.TickCount64) _pages.TryRemove(page, out _);
        return Task.FromResult(InOrder(_pages.Values.Select(known => known.Who)));
    }

    /// <summary>Everyone once per place, by name.</summary>
    public static IReadOnlyList<PresentStaff> InOrder(IEnumerable<PresentStaff> pages) =>
        [.. pages.Distinct().OrderBy(who => who.DisplayName, StringComparer.OrdinalIgnoreCase)];
}
