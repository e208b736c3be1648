using System.Diagnostics;

namespace SupportBot.Core.Telemetry;

/// <summary>Spans of a turn and its stages. They carry names of closed lists only, as the numbers do; null while nobody listens.</summary>
public static class BotTrace
{
    public const string Name = "SupportBot";

    private static readonly ActivitySource Source = new(Name);

    public static Activity? Turn() => Source.StartActivity("turn");

    public static Activity? Stage(string stage) => Source.StartActivity(stage);

    /// <summary>The kind of what went wrong, never its message: it may quote what a customer wrote.</summary>
    public static void Failed(Activity? span, Exception wrong) => span?.SetTag("error.type", wrong.GetType().Name).SetStatus(ActivityStatusCode.Error);
}
