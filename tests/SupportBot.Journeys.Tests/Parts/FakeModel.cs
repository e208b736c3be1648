using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>A chat-completions endpoint on loopback in the published shape: says what it is told to, in order, then the last for good.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<JsonNode> asked = new();
    private IReadOnlyList<Func<HttpContext, Task>> answers;
    private int at = -1;
    private long flooded;

    private FakeModel(WebApplication app, IReadOnlyList<Func<HttpContext, Task>> answers)
    {
        (this.app, this.answers) = (app, answers);
        app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    /// <summary>From now on it answers so, and what it was asked before is forgotten.</summary>
    public void Will(params IReadOnlyList<Func<HttpContext, Task>> next)
    {
        asked.Clear();
        (answers, at) = (next, -1);
    }

    /// <summary>The requests, as they came.</summary>
    public IReadOnlyList<JsonNode> Asked => [.. asked];

    /// <summary>Settings of a shop that asks this model.</summary>
    public Dictionary<string, string?> Settings => new() { ["Model:Endpoint"] = app.Urls.First() + "/v1", ["Model:Name"] = "fake-1", ["Model:Key"] = "canary-key" };

    public static async Task<FakeModel> OpenAsync(params IReadOnlyList<Func<HttpContext, Task>> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new FakeModel(builder.Build(), answers);
        await model.app.StartAsync();
        return model;
    }

    public static Func<HttpContext, Task> Kind(string before, string after = "") => Says(JsonSerializer.Serialize(new { before, after }));

    public static Func<HttpContext, Task> Says(string text, string finish = "stop") => http => http.Response.WriteAsJsonAsync(Completion(new { role = "assistant", content = text }, finish));

    /// <summary>Wants a tool to be run instead of saying anything.</summary>
    public static Func<HttpContext, Task> Calls(string tool) => http => http.Response.WriteAsJsonAsync(Completion(new
    {
        role = "assistant",
        content = (string?)null,
        tool_calls = new[] { new { id = "call_1", type = "function", function = new { name = tool, arguments = "{\"amount\":549000}" } } },
    }, "tool_calls"));

    public static Func<HttpContext, Task> Fails(int status) => http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = new { message = "canary error text", type = "server_error" } });
    };

    public static Func<HttpContext, Task> Raw(string body) => http =>
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    };

    /// <summary>Takes the question and says nothing.</summary>
    public static async Task HangAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        using var registration = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Sends a byte now and then, for good.</summary>
    public static async Task DripAsync(HttpContext http)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            http.Response.ContentType = "application/json";
            while (await timer.WaitForNextTickAsync(http.RequestAborted)) await http.Response.WriteAsync(" ", http.RequestAborted);
        }
        catch (OperationCanceledException) { }
    }

    /// <summary>Bytes of floods that somebody took.</summary>
    public long Flooded => Interlocked.Read(ref flooded);

    /// <summary>Writes as fast as it is read, for good.</summary>
    public async Task FloodAsync(HttpContext http)
    {
        var water = new byte[16 * 1024];
        try
        {
            http.Response.ContentType = "application/json";
            for (; !http.RequestAborted.IsCancellationRequested; Interlocked.Add(ref flooded, water.Length)) await http.Response.Body.WriteAsync(water, http.RequestAborted);
        }
        catch (OperationCanceledException) { }
    }

    public static Func<HttpContext, Task> Redirects(string elsewhere) => http =>
    {
        http.Response.Redirect(elsewhere, permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static object Completion(object message, string finish) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_770_000_000,
        model = "fake-1",
        choices = new[] { new { index = 0, message, finish_reason = finish } },
        usage = new { prompt_tokens = 420, completion_tokens = 30, total_tokens = 450 },
    };

    private async Task AnswerAsync(HttpContext http)
    {
        asked.Enqueue((await JsonNode.ParseAsync(http.Request.Body))!);
        await answers[Math.Min(Interlocked.Increment(ref at), answers.Count - 1)](http);
    }
}
