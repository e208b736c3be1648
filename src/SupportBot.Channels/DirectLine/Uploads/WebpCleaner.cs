using System.Buffers.Binary;

namespace SupportBot.Channels.DirectLine.Uploads;

/// <summary>Copies a WebP without its Exif and XMP chunks, and corrects the header that announces them.</summary>
internal static class WebpCleaner
{
    private const int Header = 12;
    private const byte ExifAndXmpFlags = 0x0C;

    public static byte[]? Clean(byte[] webp)
    {
        var end = BinaryPrimitives.ReadUInt32LittleEndian(webp.AsSpan(4)) + 8L;
        if (end > webp.Length || end < Header) return null;
        using var clean = new MemoryStream(webp.Length);
        clean.Write(webp, 0, Header);
        for (var at = Header; at + 8 <= end;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(webp.AsSpan(at + 4));
            var padded = 8 + size + (size & 1);
            if (padded > end - at) return null;
            if (!webp.AsSpan(at, 4).SequenceEqual("EXIF"u8) && !webp.AsSpan(at, 4).SequenceEqual("XMP "u8)) clean.Write(webp, at, (int)padded);
            at += (int)padded;
        }

        return Announce(clean.ToArray());
    }

    private static byte[] Announce(byte[] clean)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)clean.Length - 8);
        if (clean.Length > Header + 8 && clean.AsSpan(Header, 4).SequenceEqual("VP8X"u8)) clean[Header + 8] &= unchecked((byte)~ExifAndXmpFlags);
        return clean;
    }
}
