using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Bench;

/// <summary>The channel's side of the Bot Framework protocol, as far as an echo needs it: bots post their replies here.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = new();
    private readonly WebApplication app;

    private Connector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<Connector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new Connector(builder.Build());
        connector.app.MapPost("/v3/conversations/{conversation}/activities/{reply?}", (RequestDelegate)connector.TakeAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>The text of the next reply in a conversation.</summary>
    public Task<string> NextAsync(string conversation)
    {
        var next = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[conversation] = next;
        return next.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reply = await JsonDocument.ParseAsync(http.Request.Body);
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync("{\"id\":\"1\"}"u8.ToArray());
        if (waiting.TryRemove((string)http.Request.RouteValues["conversation"]!, out var next)) next.TrySetResult(reply.RootElement.GetProperty("text").GetString()!);
    }
}
