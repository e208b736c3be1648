using System.ComponentModel.DataAnnotations;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Setting <c>Redis</c>: what nodes share while they run. Nothing in it needs to outlive it, so a Redis without persistence serves best; losing
/// it, for a while or for good, costs time and never truth.
/// </summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>
    /// Setting <c>ConnectionStrings:Redis</c>, as StackExchange.Redis reads it: <c>host:port,password=…,ssl=true</c>. Several hosts of a cluster
    /// are separated by commas; <c>sslHost</c> names the certificate's host when it is another, <c>defaultDatabase</c> a database other than 0.
    /// An ACL user's name (<c>user=…</c>) is understood by later versions than 1.2.6 only.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>What all keys and the channel begin with; the same on every node of a shop, and another for each shop on one Redis.</summary>
    [Required, RegularExpression("[A-Za-z0-9:_.-]{1,64}")]
    public string Prefix { get; set; } = "supportbot";

    /// <summary>How long the state of a conversation stays at hand after its last turn; then the next one folds it from the log again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan StateLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The longest that anything waits for an answer. After one that did not come in time nobody waits, until Redis answers again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(250);
}
