using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace SupportBot.Web.Telemetry;

/// <summary>
/// Lets only what is known to be harmless leave with a span of the framework or the database driver. Paths name conversations, queries carry
/// tickets, messages of exceptions quote customers, and a next version may add what this one has not.
/// </summary>
internal sealed class CleanSpans : BaseProcessor<Activity>
{
    public const string Requests = "Microsoft.AspNetCore", Database = "Npgsql";

    private static readonly FrozenSet<string> Harmless = new[]
    {
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
        // SQL as the program has it: values are parameters and not in it.
        "db.system", "db.system.name", "db.name", "db.namespace", "db.operation.name", "db.statement", "db.query.text", "db.response.status_code",
        "otel.status_code",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name is not (Requests or Database)) return;
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !Harmless.Contains(name)).ToList()) data.SetTag(name, null);
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
        // Nothing can be taken out of an event: such a span stays here. See ExceptionPlaces for those that the platform writes.
        if (data.Events.Any(HasMessage)) RequestSpans.Mute(data);
    }

    private static bool HasMessage(ActivityEvent happened) => happened.Tags.Any(tag => tag is { Key: ExceptionPlaces.Message, Value: not "" });
}
