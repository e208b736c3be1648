namespace SupportBot.Channels.DirectLine;

internal static class BoundedStream
{
    /// <summary>All of it, or null when it is longer than <paramref name="limit"/>; no more than that is ever held.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int limit, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is var count && count > 0)
        {
            if (kept.Length + count > limit) return null;
            await kept.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        return kept.ToArray();
    }
}
