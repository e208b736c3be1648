using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;

namespace SupportBot.Web.Telemetry;

/// <summary>Traces, metrics and logs over OTLP. Nothing of it is there unless a receiver is named.</summary>
internal static class TelemetryServices
{
    private const string StandardVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var options = Read(builder.Configuration);
        if (options.OtlpEndpoint is null && string.IsNullOrEmpty(builder.Configuration[StandardVariable])) return builder;
        builder.Logging.AddOpenTelemetry(logging => logging
            .SetResourceBuilder(TelemetryExport.Describe(options))
            .AddProcessor(new CleanLogs())
            .AddOtlpExporter(exporter => TelemetryExport.Address(exporter, options, "v1/logs")));
        builder.Services
            .AddSingleton(provider => new TelemetryExport(options, provider.GetRequiredService<LoggerProvider>()))
            // The last one counts: it stands in for the one that believes what requests say about traces.
            .AddSingleton<DistributedContextPropagator, OwnTraces>()
            .AddHostedService<OwedAnswers>();
        return builder;
    }

    public static void UseTelemetry(this WebApplication app)
    {
        // Begun before everything that it measures, and so disposed of after it.
        if (app.Services.GetService<TelemetryExport>() is not null) app.Use(RequestSpans.NameAsync);
    }

    private static TelemetryOptions Read(ConfigurationManager configuration)
    {
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)) return options;
        throw new OptionsValidationException(TelemetryOptions.Section, typeof(TelemetryOptions), faults.Select(fault => fault.ErrorMessage!));
    }
}
