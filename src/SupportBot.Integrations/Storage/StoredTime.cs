namespace SupportBot.Integrations.Storage;

/// <summary>Times are stored as whole Unix milliseconds: what every channel can carry.</summary>
internal static class StoredTime
{
    public static long Write(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset Read(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
