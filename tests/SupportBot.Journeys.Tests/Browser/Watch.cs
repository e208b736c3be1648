using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>What the windows of one person asked for and complained of.</summary>
public sealed class Watch
{
    // Told by the page itself: a violation in report-only mode is no console error.
    private const string TellViolations = "addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile ?? ''}`))";

    private readonly string home;
    private readonly ConcurrentQueue<IRequest> requests = new();
    private readonly ConcurrentQueue<string> sockets = new();
    private readonly ConcurrentQueue<string> complaints = new();

    private Watch(Uri server) => home = server.Authority;

    public IReadOnlyList<IRequest> Requests => [.. requests];

    public static async Task<Watch> BeginAsync(IBrowserContext context, Uri server)
    {
        var watch = new Watch(server);
        context.Request += (_, request) => watch.requests.Enqueue(request);
        context.Console += (_, message) => { if (message.Type == "error") watch.complaints.Enqueue($"{message.Text} ({message.Location})"); };
        context.WebError += (_, error) => watch.complaints.Enqueue(error.Error);
        context.Page += (_, page) => page.WebSocket += (_, socket) => watch.sockets.Enqueue(socket.Url);
        await context.AddInitScriptAsync(TellViolations);
        return watch;
    }

    /// <summary>Holds the windows to their promises: nothing asked of anybody else, no error, no breach of the content rules.</summary>
    /// <param name="expected">Beginnings of complaints that belong to the story, such as those of a browser whose server is away.</param>
    public void AssertQuiet(params IReadOnlyList<string> expected)
    {
        Assert.NotEmpty(requests);
        Assert.All(requests.Select(request => request.Url).Concat(sockets).Where(IsNetwork), url => Assert.Equal(home, new Uri(url).Authority));
        Assert.DoesNotContain(complaints, complaint => !expected.Any(start => complaint.StartsWith(start, StringComparison.Ordinal)));
    }

    /// <summary>The ids under which a text was posted: one, however often it was tried, is one message for the server.</summary>
    public IReadOnlyList<string> SentAs(string text) =>
    [
        .. requests.Where(request => request.Method == "POST" && request.PostData?.Contains(text, StringComparison.Ordinal) == true)
            .Select(request => (string)JsonNode.Parse(request.PostData!)!["channelData"]!["clientActivityID"]!).Distinct(),
    ];

    /// <summary>Bytes that came over the wire, headers and all.</summary>
    public async Task<int> TransferredAsync()
    {
        var bytes = 0;
        foreach (var request in requests.Where(request => IsNetwork(request.Url)))
        {
            await request.ResponseAsync();
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        return bytes;
    }

    private static bool IsNetwork(string url) => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal);
}
