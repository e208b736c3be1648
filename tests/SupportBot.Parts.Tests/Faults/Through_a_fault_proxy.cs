using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SupportBot.Parts.Faults;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Tests.Faults;

[Trait("Runs", "alone")]
public sealed class Through_a_fault_proxy : IAsyncLifetime
{
    private EchoServer server = null!;
    private FaultProxy proxy = null!;
    private Caller caller = null!;

    public async Task InitializeAsync()
    {
        server = EchoServer.Start();
        proxy = FaultProxy.InFrontOf(server.Port);
        caller = await Caller.CallAsync(proxy.Port);
        Assert.Equal("hello", await caller.AskAsync("hello"));
    }

    public async Task DisposeAsync()
    {
        caller.Dispose();
        await proxy.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Connections_round_trips_and_bytes_are_counted()
    {
        using var second = await Caller.CallAsync(proxy.Port);
        await second.AskAsync("one");
        await second.AskAsync("two");
        Assert.Equal((2, 2, 3, 11L, 11L), (proxy.Connections, proxy.OpenConnections, proxy.RoundTrips, proxy.BytesUp, proxy.BytesDown));
    }

    [Fact]
    public async Task A_large_text_comes_through_whole_and_in_order()
    {
        var text = string.Concat(Enumerable.Range(0, 300_000).Select(number => (char)('a' + (number % 23))));
        var heard = caller.HearAsync(text.Length);
        await caller.SayAsync(text);
        Assert.Equal(text, await heard);
    }

    [Fact]
    public async Task The_end_of_a_connection_comes_through()
    {
        caller.End();
        Assert.Equal("", await caller.HearAsync(1));
        await Eventually.HoldsAsync(() => (server.Open, proxy.OpenConnections) == (0, 0), "the connection is closed");
    }

    [Fact]
    public async Task A_delay_holds_back_each_chunk_in_its_direction()
    {
        proxy.Set(Fault.Delay(TimeSpan.FromMilliseconds(150)), Direction.Up);
        var clock = Stopwatch.StartNew();
        await caller.AskAsync("one");
        await caller.AskAsync("two");
        Assert.InRange(clock.ElapsedMilliseconds, 300, 5000);
    }

    [Fact]
    public async Task A_fault_that_is_replaced_no_longer_delays_what_it_held()
    {
        proxy.Set(Fault.Delay(TimeSpan.FromHours(1)));
        await caller.SayAsync("held");
        await caller.HearsNothingAsync();
        proxy.Set(Fault.Pass);
        Assert.Equal("held", await caller.HearAsync(4));
    }

    [Fact]
    public async Task While_it_hangs_nothing_goes_through_old_or_new_connections_and_afterwards_everything()
    {
        proxy.Set(Fault.Hang);
        using var second = await Caller.CallAsync(proxy.Port);
        await second.SayAsync("new");
        await caller.SayAsync("old");
        await Task.WhenAll(second.HearsNothingAsync(), caller.HearsNothingAsync());
        Assert.Equal(5, server.Received);
        proxy.Set(Fault.Pass);
        Assert.Equal(("new", "old"), (await second.HearAsync(3), await caller.HearAsync(3)));
    }

    [Fact]
    public async Task A_hang_down_lets_the_server_hear_what_it_cannot_answer()
    {
        proxy.Set(Fault.Hang, Direction.Down);
        await caller.SayAsync("order");
        await Eventually.HoldsAsync(() => server.Received == 10, "the server has heard");
        await caller.HearsNothingAsync();
    }

    [Fact]
    public async Task A_hang_hides_even_that_the_client_has_gone()
    {
        proxy.Set(Fault.Hang);
        caller.Dispose();
        using var second = await Caller.CallAsync(proxy.Port);
        await second.HearsNothingAsync();
        Assert.Equal(2, proxy.OpenConnections);
        proxy.Set(Fault.Pass);
        await Eventually.HoldsAsync(() => proxy.OpenConnections == 1, "the first connection is closed");
    }

    [Fact]
    public async Task When_it_refuses_nobody_listens_until_it_passes_again()
    {
        proxy.Set(Fault.Refuse);
        await caller.IsResetAsync();
        Assert.Equal(SocketError.ConnectionRefused, (await Assert.ThrowsAsync<SocketException>(() => Caller.CallAsync(proxy.Port))).SocketErrorCode);
        await Eventually.HoldsAsync(() => server.Open == 0, "the server has lost it too");

        proxy.Set(Fault.Pass);
        using var later = await Caller.CallAsync(proxy.Port);
        Assert.Equal("again", await later.AskAsync("again"));
    }

    [Fact]
    public async Task A_reset_ends_old_and_new_connections()
    {
        proxy.Set(Fault.Reset);
        await caller.IsResetAsync();
        var error = await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var second = await Caller.CallAsync(proxy.Port); // perhaps too late already
            await second.HearAsync(1);
        });
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        await Eventually.HoldsAsync(() => (proxy.Connections, server.Open) == (2, 0), "the server knows neither");
    }

    [Fact]
    public async Task A_drip_lets_a_few_bytes_through_at_a_time()
    {
        proxy.Set(Fault.Drip(2, TimeSpan.FromMilliseconds(50)), Direction.Down);
        var clock = Stopwatch.StartNew();
        Assert.Equal("0123456789", await caller.AskAsync("0123456789"));
        Assert.InRange(clock.ElapsedMilliseconds, 250, 5000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_reply_is_cut_after_so_many_bytes(int bytes)
    {
        proxy.Set(Fault.CutAfter(bytes), Direction.Down);
        await caller.SayAsync("a long text");
        Assert.Equal("a long text"[..bytes], await caller.HearAsync(bytes));
        await caller.IsResetAsync();
        Assert.Equal(5 + 11, server.Received);
    }

    [Fact]
    public async Task A_request_is_cut_after_so_many_bytes_of_each_connection()
    {
        proxy.Set(Fault.CutAfter(7), Direction.Up);
        await caller.SayAsync("a long text");
        await Eventually.HoldsAsync(() => server.Received == 5 + 7, "seven bytes have come");
        using var second = await Caller.CallAsync(proxy.Port);
        Assert.Equal("again", await second.AskAsync("again"));
        await second.SayAsync("and again");
        await Eventually.HoldsAsync(() => (server.Received, server.Open) == (5 + 7 + 7, 0), "seven more have come");
    }

    [Fact]
    public async Task A_proxy_can_answer_by_itself_and_stop_doing_so()
    {
        const string Loading = "-LOADING Redis is loading the dataset in memory\r\n";
        proxy.Set(Fault.AnswerWith(Encoding.UTF8.GetBytes(Loading)));
        using var second = await Caller.CallAsync(proxy.Port);
        foreach (var each in new[] { caller, second })
        {
            await each.SayAsync("PING\r\n");
            Assert.Equal(Loading, await each.HearAsync(Loading.Length));
        }
        Assert.Equal((5, 1), (server.Received, server.Open));

        proxy.Set(Fault.Pass);
        Assert.Equal("PING\r\n", await second.AskAsync("PING\r\n"));
    }

    [Fact]
    public async Task Nobody_need_be_behind_a_proxy_that_answers_by_itself()
    {
        await using var alone = FaultProxy.InFrontOf(TcpPorts.Free());
        alone.Set(Fault.AnswerWith("-MISCONF no disk\r\n"u8.ToArray()));
        using var second = await Caller.CallAsync(alone.Port);
        await second.SayAsync("SET a b\r\n");
        Assert.Equal("-MISCONF no disk\r\n", await second.HearAsync(18));
    }

    [Fact]
    public async Task Without_a_server_behind_it_a_connection_is_reset_unless_it_hangs()
    {
        await using var alone = FaultProxy.InFrontOf(TcpPorts.Free());
        var error = await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var second = await Caller.CallAsync(alone.Port);
            await second.HearAsync(1);
        });
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        alone.Set(Fault.Hang);
        using var third = await Caller.CallAsync(alone.Port);
        await third.HearsNothingAsync();
    }

    [Fact]
    public async Task All_connections_can_be_cut_once()
    {
        await proxy.CutAllAsync();
        Assert.Equal(0, proxy.OpenConnections);
        await caller.IsResetAsync();
        using var second = await Caller.CallAsync(proxy.Port);
        Assert.Equal("again", await second.AskAsync("again"));
    }

    [Fact]
    public async Task Nothing_stays_open_even_when_it_hangs()
    {
        proxy.Set(Fault.Hang);
        await caller.SayAsync("held");
        await proxy.DisposeAsync();
        await caller.IsResetAsync();
        await Assert.ThrowsAsync<SocketException>(() => Caller.CallAsync(proxy.Port));
        await Eventually.HoldsAsync(() => server.Open == 0, "the server's connection is closed");
    }

    [Fact]
    public void A_fault_of_whole_connections_has_no_direction() =>
        Assert.Throws<ArgumentException>(() => proxy.Set(Fault.Refuse, Direction.Up));
}
