using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Tests.Servers;

public sealed class The_program_as_a_process : IDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "SupportBot.Web.dll");
    private readonly TempFolder data = new("program");

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task It_serves_with_the_settings_it_was_given_until_it_is_asked_to_end()
    {
        var settings = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Debug", ["Turns__QuietWindow"] = "00:00:00" };
        await using var program = await ProgramProcess.StartAsync(new ProgramStart(Dll, data.Path) { Settings = settings });
        using var http = new HttpClient { BaseAddress = program.Address };
        (await http.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
        Assert.Contains("dbug:", program.Output, StringComparison.Ordinal);
        Assert.InRange(program.MemoryInMegabytes, 20, 5000);
        Assert.True(program.ProcessorTime > TimeSpan.Zero);

        Assert.Equal(0, await program.StopAsync());
        Assert.False(ProcessTable.IsAlive(program.Id));
    }

    [Fact]
    public async Task A_kill_is_without_a_word()
    {
        await using var program = await ProgramProcess.StartAsync(new ProgramStart(Dll, data.Path));
        await program.KillAsync();
        Assert.True(program.HasExited);
        Assert.False(ProcessTable.IsAlive(program.Id));
        Assert.DoesNotContain("shutting down", program.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_that_does_not_start_says_why()
    {
        var wrong = new ProgramStart(Dll, data.Path) { Settings = new Dictionary<string, string> { ["Turns:QuietWindow"] = "soon" } };
        Assert.Contains("QuietWindow", (await Assert.ThrowsAsync<InvalidOperationException>(() => ProgramProcess.StartAsync(wrong))).Message, StringComparison.Ordinal);
    }
}
