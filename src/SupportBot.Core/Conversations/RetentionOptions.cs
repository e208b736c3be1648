using System.ComponentModel.DataAnnotations;

namespace SupportBot.Core.Conversations;

/// <summary>Setting <c>Retention</c>: what the greeting tells the customer, and what is then done.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days after the last entry of a conversation until its contents are deleted. Default 90.</summary>
    [Range(1, 3650)]
    public int Days { get; set; } = 90;
}
