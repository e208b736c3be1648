using System.ComponentModel.DataAnnotations;

namespace SupportBot.Core.Nodes;

/// <summary>Setting <c>Nodes</c>: how processes that share one store notice each other.</summary>
public sealed class NodeOptions
{
    public const string Section = "Nodes";

    /// <summary>How often a node says that it is there, and looks for answers that a lost one still owes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan BeatEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A node that was silent for so long is gone: others answer what it had accepted.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan GoneAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a stopping node may take to answer what it has accepted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan DrainFor { get; set; } = TimeSpan.FromSeconds(20);
}
