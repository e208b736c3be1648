using SupportBot.Parts.Servers;
using SupportBot.Web.Hosting;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>The program's verbs as an operator types them.</summary>
internal static class Verb
{
    private static readonly string Dll = typeof(Server).Assembly.Location;

    /// <param name="postgres">Null: none is set, wherever these tests run.</param>
    public static VerbProcess Start(string? postgres, params IReadOnlyList<string> arguments) => VerbProcess.Start(Dll, Settings(postgres), arguments);

    public static Task<VerbResult> RunAsync(string? postgres, params IReadOnlyList<string> arguments) => VerbProcess.RunAsync(Dll, Settings(postgres), arguments);

    /// <summary>The table on standard output, without its head.</summary>
    public static IReadOnlyList<string[]> Rows(this VerbResult result) =>
        [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];

    private static Dictionary<string, string> Settings(string? postgres) => new() { ["ConnectionStrings:Postgres"] = postgres ?? "" };
}
