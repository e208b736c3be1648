using System.ComponentModel.DataAnnotations;

namespace SupportBot.Core.Returns;

/// <summary>Setting <c>Reminders</c>: when staff are told that a deadline of the seller is near.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>How long before the deadline. Default one day.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan Before { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often the open cases are looked through. Default ten minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(10);
}
