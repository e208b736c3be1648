using SupportBot.Parts.Servers;
using SupportBot.Web.Hosting;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>The demo shop as a process of its own, which can be killed as an operating system kills: without a word.</summary>
public sealed class ShopProcess : IAsyncDisposable
{
    private readonly ProgramProcess program;

    private ShopProcess(ProgramProcess program) => this.program = program;

    public Uri Address => program.Address;
    public long MemoryInMegabytes => program.MemoryInMegabytes;

    public static async Task<ShopProcess> StartAsync(string data, TimeSpan quietWindow) => new(await ProgramProcess.StartAsync(
        new ProgramStart(typeof(Server).Assembly.Location, data)
        {
            Prompts = Folders.Prompts(null),
            Settings = new Dictionary<string, string> { ["Turns:QuietWindow"] = quietWindow.ToString(), ["Turns:LongestWait"] = quietWindow.ToString() },
        }));

    /// <summary>Ends it at once: no handler runs, nothing is flushed by the program.</summary>
    public Task KillAsync() => program.KillAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();
}
