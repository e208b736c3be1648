using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SupportBot.Integrations.Redis;

namespace SupportBot.Integrations.Tests.Sharing;

/// <summary>Keeps what is logged, as <c>level: text</c>.</summary>
internal sealed class CollectingLogger : ILogger<RedisHealth>
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
