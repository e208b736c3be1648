using System.Buffers.Binary;

namespace SupportBot.Channels.DirectLine.Uploads;

/// <summary>
/// Copies a JPEG without Exif, XMP, IPTC, comments and whatever follows the picture (phones hide a film with its place there). Colour
/// profile and the way up are kept: a photo of a broken heel must not arrive lying on its side.
/// </summary>
internal static class JpegCleaner
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    public static byte[]? Clean(byte[] jpeg)
    {
        using var clean = new MemoryStream(jpeg.Length);
        clean.Write([0xFF, StartOfImage]);
        var orientation = false;
        for (var at = 2; at + 4 <= jpeg.Length || IsEnd(jpeg, at);)
        {
            if (jpeg[at] != 0xFF) return null;
            var marker = jpeg[at + 1];
            if (marker == 0xFF) { at++; continue; }
            if (marker == EndOfImage)
            {
                clean.Write([0xFF, EndOfImage]);
                return clean.ToArray();
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (end > jpeg.Length || end < at + 4) return null;
            var segment = jpeg.AsSpan(at, end - at);
            if (!orientation && marker == App1 && ExifOrientation.Read(segment[4..]) is { } way)
            {
                clean.Write(ExifOrientation.Segment(way));
                orientation = true;
            }

            if (IsKept(marker, segment[4..])) clean.Write(segment);
            at = marker == StartOfScan ? CopyScan(jpeg, end, clean) : end;
        }

        return null;
    }

    private static bool IsEnd(byte[] jpeg, int at) => at + 2 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] == EndOfImage;

    private static bool IsKept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        App14 => content.StartsWith("Adobe"u8),
        >= App1 and <= App15 or Comment => false,
        _ => true,
    };

    // Picture data runs to the next marker that is neither a stuffed zero nor a restart.
    private static int CopyScan(byte[] jpeg, int from, MemoryStream clean)
    {
        var to = from;
        while (to + 1 < jpeg.Length && (jpeg[to] != 0xFF || jpeg[to + 1] is 0x00 or (>= 0xD0 and <= 0xD7))) to++;
        clean.Write(jpeg, from, to - from);
        return to;
    }
}
