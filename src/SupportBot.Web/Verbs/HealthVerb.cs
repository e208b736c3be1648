using System.CommandLine;

namespace SupportBot.Web.Verbs;

/// <summary><c>health</c>: whether a running program is ready. For container engines, whose small images have no other way to ask.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var address = new Option<string>("--address") { Description = "Where it listens (default: http://127.0.0.1:5000).", DefaultValueFactory = _ => "http://127.0.0.1:5000" };
        address.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out _)) result.AddError("--address: write it as http://127.0.0.1:5000.");
        });
        var health = new Command("health", "Asks a running program whether it is ready: 0 when it is, 1 when not.") { address };
        health.SetAction((parsed, cancellation) => AskAsync(new Uri(parsed.GetValue(address)!), cancellation));
        return health;
    }

    private static async Task<int> AskAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), cancellation);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Nobody answers at {address}.");
            return 1;
        }
    }
}
