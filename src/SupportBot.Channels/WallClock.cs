namespace SupportBot.Channels;

/// <summary>
/// Key of the <see cref="TimeProvider"/> that always shows real time. The program's own clock can be moved for a trial of policies; tokens,
/// tickets and sockets must not move with it.
/// </summary>
public static class WallClock
{
    public const string Name = "wall";
}
