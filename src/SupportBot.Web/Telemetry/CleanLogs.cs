using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SupportBot.Web.Telemetry;

/// <summary>
/// What leaves with a log line: of the program's own lines template and values, of anybody else's the template alone, of an exception kind and
/// place. Values of others hold paths, queries and addresses. The console keeps everything.
/// </summary>
internal sealed class CleanLogs : BaseProcessor<LogRecord>
{
    private const string Template = "{OriginalFormat}";

    public override void OnEnd(LogRecord data)
    {
        var isOurs = data.CategoryName?.StartsWith("SupportBot.", StringComparison.Ordinal) == true;
        data.Attributes = [.. (data.Attributes ?? []).Where(value => isOurs || value.Key == Template), .. Wrong(data.Exception)];
        data.Exception = null;
        data.FormattedMessage = null;
        if (!isOurs) data.Body = data.Attributes.FirstOrDefault(value => value.Key == Template).Value as string;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Wrong(Exception? exception) => exception is null ? [] :
    [
        new(ExceptionPlaces.Kind, exception.GetType().FullName),
        new(ExceptionPlaces.Place, exception.StackTrace),
    ];
}
