using SupportBot.Core.Handoff;

namespace SupportBot.Integrations.Tests.Sharing;

public abstract class PresenceContract : IAsyncLifetime
{
    private static readonly StaffMember Ana = new("1", "Ana"), Ben = new("2", "Ben");
    private SharedState _state = null!;

    private IDeskPresence Desk => _state.Presence;

    protected abstract Task<SharedState> OpenAsync();

    public async Task InitializeAsync() => _state = await OpenAsync();

    public async Task DisposeAsync() => await _state.DisposeAsync();

    [Fact]
    public async Task Everyone_is_there_once_per_place_by_name()
    {
        var id = Some.Conversation();
        Assert.Empty(await Desk.WhoAsync(default));
        await Desk.SeenAsync("page 1", Ben, id, default);
        await Desk.SeenAsync("page 2", Ben, id, default);
        await Desk.SeenAsync("page 3", Ben, null, default);
        await Desk.SeenAsync("page 4", Ana, id, default);
        var who = await Desk.WhoAsync(default);
        Assert.Equal(["Ana", "Ben", "Ben"], who.Select(one => one.DisplayName));
        Assert.Equal(2, who.Count(one => one.At == id));
    }

    [Fact]
    public async Task Who_goes_elsewhere_or_leaves_is_no_longer_there()
    {
        var (first, second) = (Some.Conversation(), Some.Conversation());
        await Desk.SeenAsync("page 1", Ana, first, default);
        await Desk.SeenAsync("page 1", Ana, second, default);
        Assert.Equal([new PresentStaff("1", "Ana", second)], await Desk.WhoAsync(default));
        await Desk.SeenAsync("page 2", Ana, first, default);
        await Desk.LeftAsync("page 1", default);
        Assert.Equal([new PresentStaff("1", "Ana", first)], await Desk.WhoAsync(default));
        await Desk.LeftAsync("page 2", default);
        Assert.Empty(await Desk.WhoAsync(default));
    }
}
