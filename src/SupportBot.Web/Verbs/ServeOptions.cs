using System.CommandLine;
using System.Globalization;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary>What serving can be told on the command line.</summary>
internal sealed class ServeOptions
{
    public Option<string?> Data { get; } = new("--data") { Description = "The one folder that is written to (default: data/ beside the solution, or SUPPORTBOT_DATA)." };
    public Option<string?> Urls { get; } = new("--urls") { Description = "Addresses to listen on, as ASP.NET has it (default: http://127.0.0.1:5000)." };
    public Option<string?> Clock { get; } = new("--clock") { Description = "Start at this moment, for instance 2026-04-21T21:40:00+08:00, and run on from there. Not in production." };
    public Option<string[]> Orders { get; } = new("--orders") { Description = "A JSON file of orders in the form of infra/order.schema.json; may be given again.", AllowMultipleArgumentsPerToken = true };
    public Option<string?> Prompts { get; } = new("--prompts") { Description = "The folder of phrases, policies and learning messages (default: prompts/ beside the solution)." };
    // dotnet run gives one of its own; the last one counts.
    public Option<string[]> Environment { get; } = new("--environment") { Description = "Development or Production (default: Production; dotnet run says Development)." };

    public ServeOptions()
    {
        Clock.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !TryParse(token.Value, out _))
                result.AddError($"--clock: '{token.Value}' is no moment. Write it as 2026-04-21T21:40:00+08:00, with the offset.");
        });
    }

    public ServerSettings Read(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(Data),
        Urls = parsed.GetValue(Urls),
        Clock = parsed.GetValue(Clock) is { } text && TryParse(text, out var moment) ? moment : null,
        Orders = parsed.GetValue(Orders) ?? [],
        Prompts = parsed.GetValue(Prompts),
        Environment = parsed.GetValue(Environment)?.LastOrDefault(),
    };

    private static bool TryParse(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
}
