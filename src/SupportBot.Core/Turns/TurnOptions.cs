using System.ComponentModel.DataAnnotations;

namespace SupportBot.Core.Turns;

/// <summary>Setting <c>Turns</c>. The initialisers are the defaults.</summary>
public sealed class TurnOptions
{
    public const string Section = "Turns";

    /// <summary>How long the customer must have been silent before a burst is answered. Zero answers each message at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan QuietWindow { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest a burst may put the answer off.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A turn that takes longer ends in a handoff.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(8);
}
