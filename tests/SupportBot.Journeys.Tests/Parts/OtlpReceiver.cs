using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>An OpenTelemetry receiver on loopback: keeps what it is sent, byte for byte.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    private OtlpReceiver(WebApplication app)
    {
        this.app = app;
        app.Run(KeepAsync);
    }

    public Uri Address => new(app.Urls.First());

    /// <summary>Everything that came for one signal: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public byte[] Of(string signal) => [.. received.Where(one => one.Path == $"/v1/{signal}").SelectMany(one => one.Body)];

    public byte[] Everything => [.. received.SelectMany(one => one.Body)];

    public static async Task<OtlpReceiver> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Names and texts stand in protobuf as they are, in UTF-8.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes, string text) => bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        received.Enqueue((http.Request.Path, body.ToArray()));
    }
}
