using SupportBot.Core.Limits;

namespace SupportBot.Integrations.Tests.Sharing;

public abstract class FailureCountContract : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private SharedState _state = null!;

    private IFailureCounts Failures => _state.Failures;

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
        Assert.Equal(0, await Failures.CountAsync("proof:TB1", default));
        for (var count = 1; count <= 12; count++)
        {
            await Failures.AddAsync("proof:TB1", Hour, default);
            Assert.Equal(count, await Failures.CountAsync("proof:TB1", default));
        }
        Assert.Equal(0, await Failures.CountAsync("proof:TB2", default));
    }

    [Fact]
    public async Task Of_many_at_once_none_is_missed()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Failures.AddAsync("proof:TB1", Hour, default))));
        Assert.Equal(100, await Failures.CountAsync("proof:TB1", default));
    }

    [Fact]
    public async Task After_the_window_the_count_begins_anew()
    {
        await Failures.AddAsync("proof:TB1", Window, default);
        await PassAsync(IsZeroAsync);
        Assert.True(await IsZeroAsync());
        await Failures.AddAsync("proof:TB1", Hour, default);
        Assert.Equal(1, await Failures.CountAsync("proof:TB1", default));
    }

    [Fact]
    public async Task A_later_failure_does_not_lengthen_the_window()
    {
        await Failures.AddAsync("proof:TB1", Window, default);
        await Failures.AddAsync("proof:TB1", Hour, default);
        await PassAsync(IsZeroAsync);
        Assert.True(await IsZeroAsync());
    }

    private async Task<bool> IsZeroAsync() => await Failures.CountAsync("proof:TB1", default) == 0;
}
