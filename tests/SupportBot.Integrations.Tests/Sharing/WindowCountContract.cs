using SupportBot.Core.Limits;

namespace SupportBot.Integrations.Tests.Sharing;

public abstract class WindowCountContract : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private SharedState _state = null!;

    private IWindowCounts Counts => _state.Counts;

    protected abstract Task<SharedState> OpenAsync();

    /// <summary>Short enough for <see cref="PassAsync"/>.</summary>
    protected abstract TimeSpan Window { get; }

    /// <summary>Lets the window pass; who cannot turn the clock waits until it has.</summary>
    protected abstract Task PassAsync(Func<Task<bool>> hasPassed);

    public async Task InitializeAsync() => _state = await OpenAsync();

    public async Task DisposeAsync() => await _state.DisposeAsync();

    [Fact]
    public async Task Failures_are_counted_for_each_key()
    {
        Assert.Equal(0, await Counts.CountAsync("proof:TB1", default));
        for (var count = 1; count <= 12; count++)
        {
            await Counts.AddAsync("proof:TB1", Hour, default);
            Assert.Equal(count, await Counts.CountAsync("proof:TB1", default));
        }
        Assert.Equal(0, await Counts.CountAsync("proof:TB2", default));
    }

    [Fact]
    public async Task Amounts_are_summed_for_each_key()
    {
        await Counts.AddAsync("tokens:a", Hour, default, 450);
        await Counts.AddAsync("tokens:a", Hour, default, 5_000_000_000);
        await Counts.AddAsync("tokens:a", Hour, default, 0);
        Assert.Equal(5_000_000_450, await Counts.CountAsync("tokens:a", default));
    }

    [Fact]
    public async Task Of_many_at_once_none_is_missed()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Counts.AddAsync("proof:TB1", Hour, default))));
        Assert.Equal(100, await Counts.CountAsync("proof:TB1", default));
    }

    [Fact]
    public async Task After_the_window_the_count_begins_anew()
    {
        await Counts.AddAsync("proof:TB1", Window, default);
        await PassAsync(IsZeroAsync);
        Assert.True(await IsZeroAsync());
        await Counts.AddAsync("proof:TB1", Hour, default);
        Assert.Equal(1, await Counts.CountAsync("proof:TB1", default));
    }

    [Fact]
    public async Task A_later_failure_does_not_lengthen_the_window()
    {
        await Counts.AddAsync("proof:TB1", Window, default);
        await Counts.AddAsync("proof:TB1", Hour, default);
        await PassAsync(IsZeroAsync);
        Assert.True(await IsZeroAsync());
    }

    private async Task<bool> IsZeroAsync() => await Counts.CountAsync("proof:TB1", default) == 0;
}
