namespace SupportBot.Parts.Faults;

/// <summary>Which way bytes go through a <see cref="FaultProxy"/>: up to the server, down to the client.</summary>
public enum Direction
{
    Both,
    Up,
    Down,
}
