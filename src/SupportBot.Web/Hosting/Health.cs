using SupportBot.Core.Health;
using SupportBot.Core.Nodes;

namespace SupportBot.Web.Hosting;

internal static class HealthRoutes
{
    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: send it traffic; names every dependency, what is wrong with it and what
    /// that means. A node that is stopping is alive and not ready.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "alive" })).AllowAnonymous();
        routes.MapGet("/health/ready", (Health health, CancellationToken cancellation) => health.AnswerAsync(cancellation)).AllowAnonymous();
    }
}

/// <summary>Asks every dependency, at most once a second however often it is asked itself: anyone may ask.</summary>
internal sealed class Health(IEnumerable<IDependency> dependencies, NodeName node, IHostApplicationLifetime life) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private IReadOnlyList<Finding> found = [];
    private long at = long.MinValue;

    public async Task<IResult> AnswerAsync(CancellationToken cancellation)
    {
        var findings = await FindAsync(cancellation);
        var isReady = findings.All(finding => finding.Status != "away" || !finding.Needed) && !life.ApplicationStopping.IsCancellationRequested;
        var status = life.ApplicationStopping.IsCancellationRequested ? "stopping" : !isReady ? "not ready" : findings.Any(finding => finding.Status == "away") ? "degraded" : "ready";
        return Results.Json(new { status, node = node.Value, dependencies = findings }, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<Finding>> FindAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (at != long.MinValue && TimeProvider.System.GetElapsedTime(at) < Fresh) return found;
            found = await Task.WhenAll(dependencies.Select(dependency => AskAsync(dependency, CancellationToken.None)));
            at = TimeProvider.System.GetTimestamp();
            return found;
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<Finding> AskAsync(IDependency dependency, CancellationToken cancellation)
    {
        var state = await dependency.CheckAsync(cancellation);
        return new Finding(dependency.Name, dependency.IsNeeded, state.IsOk ? "ok" : "away", state.Reason);
    }

    private sealed record Finding(string Name, bool Needed, string Status, string? Reason);
}
