using System.Diagnostics;
using System.Globalization;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Tests.Servers;

/// <summary>That a killed test run leaves nothing behind hangs on these few lines of shell.</summary>
public sealed class What_outlives_us : IDisposable
{
    private readonly TempFolder folder = new("leash");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_leash_does_its_last_thing_when_its_pipe_ends()
    {
        var file = Path.Combine(folder.Path, "it's $done");
        await using var leash = new Leash("touch \"$1\"", file);
        Assert.False(File.Exists(file));
        await leash.LetGoAsync();
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_leash_that_is_no_longer_wanted_does_nothing()
    {
        var file = Path.Combine(folder.Path, "done");
        await new Leash("touch \"$1\"", file).DisposeAsync();
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("trap '' TERM; ")]
    public async Task A_server_ends_with_us_even_if_it_does_not_want_to(string deaf)
    {
        using var server = Process.Start(new ProcessStartInfo("sh", ["-c", deaf + "echo ready; while :; do sleep 1; done"]) { RedirectStandardOutput = true })!;
        await server.StandardOutput.ReadLineAsync();
        await using var leash = new Leash(ServerProcess.EndWithUs, Signal.Terminate.ToString("D"), server.Id.ToString(CultureInfo.InvariantCulture));
        await leash.LetGoAsync();
        await Eventually.HoldsAsync(() => !ProcessTable.IsAlive(server.Id), "the server has ended");
    }

    [Fact]
    public void A_temporary_folder_goes_with_all_that_is_in_it()
    {
        var temporary = new TempFolder();
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(temporary.Path, "a", "b")).FullName, "c"), "d");
        temporary.Dispose();
        Assert.False(Directory.Exists(temporary.Path));
    }

    [Fact]
    public void Ports_are_given_once_and_outside_those_of_outgoing_connections()
    {
        var lowest = int.Parse(File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split('\t')[0], CultureInfo.InvariantCulture);
        var ports = Enumerable.Range(0, 200).Select(_ => TcpPorts.Free()).ToList();
        Assert.Equal(200, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 1024, lowest - 1));
    }
}
