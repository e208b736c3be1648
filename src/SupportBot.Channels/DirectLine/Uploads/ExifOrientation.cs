using System.Buffers.Binary;

namespace SupportBot.Channels.DirectLine.Uploads;

/// <summary>The one thing in Exif that the picture cannot be shown rightly without.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <summary>2 to 8; null when there is none, it is upright, or the block is not Exif.</summary>
    public static byte? Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < 14 || !content.StartsWith("Exif\0\0"u8)) return null;
        var tiff = content[6..];
        var little = tiff[0] == 'I';
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length) return null;
        var count = Short(tiff[(int)directory..], little);
        for (var at = (int)directory + 2; count > 0 && at + 12 <= tiff.Length; at += 12, count--)
            if (Short(tiff[at..], little) == Tag)
                return Short(tiff[(at + 8)..], little) is var way && way is >= 2 and <= 8 ? (byte)way : null;
        return null;
    }

    /// <summary>An Exif segment with that entry and no other.</summary>
    public static byte[] Segment(byte way) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM"u8, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08,
        0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, way, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
