using System.ComponentModel.DataAnnotations;

namespace SupportBot.Web.Telemetry;

/// <summary>How telemetry travels to its receiver.</summary>
public enum TelemetryProtocol { HttpProtobuf, Grpc }

/// <summary>
/// Setting <c>Telemetry</c>: traces, metrics and logs for an OpenTelemetry receiver. The standard variables (OTEL_EXPORTER_OTLP_HEADERS,
/// OTEL_METRIC_EXPORT_INTERVAL, OTEL_RESOURCE_ATTRIBUTES …) count beside it.
/// </summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Where the receiver listens, without a path. Null: OTEL_EXPORTER_OTLP_ENDPOINT, and without that nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>How <see cref="OtlpEndpoint"/> is spoken to. With OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL says it instead.</summary>
    public TelemetryProtocol Protocol { get; set; } = TelemetryProtocol.HttpProtobuf;

    /// <summary>The name of the whole installation; each process adds an instance of its own.</summary>
    [Required, StringLength(100)]
    public string ServiceName { get; set; } = "supportbot";

    /// <summary>The share of traces that are kept, 0 to 1. Metrics and logs are always whole.</summary>
    [Range(0d, 1d)]
    public double TraceShare { get; set; } = 1;

    /// <summary>How long a stop may wait, in seconds, for a receiver to take what is left.</summary>
    [Range(0, 60)]
    public int StopSeconds { get; set; } = 2;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
            yield return new ValidationResult($"Telemetry:OtlpEndpoint is '{endpoint}'; write it as http://collector:4318.");
    }
}
