using System.Buffers.Binary;
using System.Text;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>Files as phones make them, with SECRET wherever metadata can hide.</summary>
internal static class SomeFiles
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("SECRET");

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
    /// <summary>The picture's own bytes, with a stuffed marker and a restart in them.</summary>
    public static byte[] Scan { get; } = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    public static byte[] Jpeg(byte orientation = 1) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, Exif(orientation)),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Secret]), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1]), .. Segment(0xED, Secret),
        .. Segment(0xFE, Secret), .. Segment(0xDB, new byte[65]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Scan, 0xFF, 0xD9, .. Secret,
    ];

    public static byte[] Png() =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("tEXt", Secret), .. Chunk("iTXt", Secret),
        .. Chunk("eXIf", Secret), .. Chunk("IDAT", new byte[20]), .. Chunk("IEND", []), .. Secret,
    ];

    public static byte[] Webp()
    {
        byte[] chunks = [.. Riff("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Riff("VP8 ", new byte[11]), .. Riff("EXIF", Secret), .. Riff("XMP ", Secret)];
        return [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    // Little-endian Exif with the orientation and a text after it.
    private static byte[] Exif(byte orientation) =>
        [.. "Exif\0\0"u8, .. "II"u8, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Secret];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
    }

    private static byte[] Riff(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. Little(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
