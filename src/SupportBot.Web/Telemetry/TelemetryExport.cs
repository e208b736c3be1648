using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SupportBot.Core.Telemetry;

namespace SupportBot.Web.Telemetry;

/// <summary>
/// Sends what is measured to the receiver, from threads of its own: one that is away or hangs costs telemetry and nothing else. Sends the rest at
/// the end, for as long as a stop may wait for it.
/// </summary>
internal sealed class TelemetryExport : IAsyncDisposable
{
    private readonly int patience;
    private readonly LoggerProvider logs;
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;
    private readonly ActivityListener exceptions = ExceptionPlaces.Listen();

    public TelemetryExport(TelemetryOptions options, LoggerProvider logs)
    {
        patience = options.StopSeconds * 1000;
        this.logs = logs;
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Describe(options))
            .AddSource(BotTrace.Name, CleanSpans.Requests, CleanSpans.Database)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
            .AddProcessor(new CleanSpans())
            .AddOtlpExporter(exporter => Address(exporter, options, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Describe(options))
            .AddMeter(BotMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
            .AddView(WithoutAddresses)
            .AddOtlpExporter(exporter => Address(exporter, options, "v1/metrics"))
            .Build();
    }

    public static ResourceBuilder Describe(TelemetryOptions options) => ResourceBuilder.CreateEmpty()
        .AddTelemetrySdk()
        .AddService(options.ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(), serviceInstanceId: Instance)
        // What the standard variables say wins.
        .AddEnvironmentVariableDetector();

    /// <summary>Without an address in the settings, the exporter finds everything in the standard variables itself.</summary>
    public static void Address(OtlpExporterOptions exporter, TelemetryOptions options, string path)
    {
        if (options.OtlpEndpoint is not { } endpoint) return;
        exporter.Protocol = options.Protocol == TelemetryProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = options.Protocol == TelemetryProtocol.Grpc ? endpoint : new Uri($"{endpoint.ToString().TrimEnd('/')}/{path}");
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Task.Run(() => traces.Shutdown(patience)), Task.Run(() => metrics.Shutdown(patience)), Task.Run(() => logs.Shutdown(patience)));
        traces.Dispose();
        metrics.Dispose();
        exceptions.Dispose();
    }

    private static string Instance { get; } = Guid.NewGuid().ToString("N");

    // The driver names its pool after the connection string: host and user.
    private static MetricStreamConfiguration? WithoutAddresses(System.Diagnostics.Metrics.Instrument instrument) =>
        instrument.Meter.Name == "Npgsql" ? new MetricStreamConfiguration { TagKeys = ["db.client.connection.state", "state"] } : null;
}
