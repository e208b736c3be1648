using System.Net.Sockets;
using System.Security.Authentication;
using StackExchange.Redis;

namespace SupportBot.Integrations.Redis;

/// <summary>Why Redis is of no use now. Made of kinds of errors only: their texts may hold keys and values.</summary>
/// <param name="Reason">Goes on after "Redis".</param>
/// <param name="Remedy">What whoever runs it can do.</param>
internal sealed record RedisTrouble(string Reason, string Remedy)
{
    public static readonly RedisTrouble
        NotYet = new("has not been reached yet", "Wait."),
        Unreachable = new("cannot be reached", "Start it, or mend host, port and ssl in ConnectionStrings:Redis."),
        Silent = new("does not answer in time", "See what keeps it busy, and the network. Redis:Patience is how long is waited."),
        Locked = new("does not let us in", "Put its password into ConnectionStrings:Redis: password=…"),
        Untrusted = new("speaks no TLS that can be trusted", "Compare ssl and sslHost in ConnectionStrings:Redis with its certificate."),
        Loading = new("is still reading its data", "Wait; it comes by itself.");

    // https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors: the first word tells the kind. A script's error may quote it.
    private static readonly (string Word, RedisTrouble Trouble)[] Told =
    [
        ("MISCONF", new("cannot save to its disk and takes no writes", "Free its disk, or switch saving off (save \"\"): nothing here needs to be kept.")),
        ("LOADING", Loading),
        ("READONLY", new("is a replica that takes no writes", "Name the primary in ConnectionStrings:Redis.")),
        ("OOM", new("is full", "Raise its maxmemory, or let it drop the oldest (maxmemory-policy allkeys-lru).")),
        ("NOSCRIPT", new("forgets its scripts at once", "See who flushes them.")),
        ("NOAUTH", Locked),
        ("WRONGPASS", Locked),
        ("NOPERM", new("does not allow this user what is needed", "Allow reading, writing, scripts and publishing on the keys and channels of Redis:Prefix.")),
    ];

    /// <summary>Null for an error that is not Redis' doing.</summary>
    public static RedisTrouble? Of(Exception? error) => error switch
    {
        RedisServerException told => OfWords(told.Message),
        RedisConnectionException lost => Causes(lost).Select(OfCause).FirstOrDefault(trouble => trouble is not null) ?? Unreachable,
        TimeoutException or OperationCanceledException => Silent,
        RedisException or RedisCommandException or ObjectDisposedException or SocketException or IOException => Unreachable,
        _ => null,
    };

    private static RedisTrouble OfWords(string message)
    {
        foreach (var (word, trouble) in Told)
            if (message.StartsWith(word, StringComparison.Ordinal) || message.Contains("-" + word, StringComparison.Ordinal)) return trouble;
        var kind = new string([.. message.TakeWhile(char.IsAsciiLetterUpper)]);
        return new($"answers with an error ({kind})", "See whether another program uses the same Redis:Prefix, and whether Redis is 5.0 or newer.");
    }

    private static RedisTrouble? OfCause(Exception cause) => cause switch
    {
        AuthenticationException => Untrusted,
        RedisConnectionException { FailureType: ConnectionFailureType.Loading } => Loading,
        // Set for a wrong password and for a wrong certificate; the latter's own error is within.
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure, InnerException: not AuthenticationException } => Locked,
        _ => null,
    };

    private static IEnumerable<Exception> Causes(Exception error) => error switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Causes),
        { InnerException: { } inner } => [error, .. Causes(inner)],
        _ => [error],
    };
}
