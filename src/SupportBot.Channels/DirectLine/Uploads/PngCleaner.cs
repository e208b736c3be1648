using System.Buffers.Binary;
using System.Text;

namespace SupportBot.Channels.DirectLine.Uploads;

/// <summary>Copies the chunks of a PNG that make up the picture, and no text, time, Exif or unknown ones; nothing after its end.</summary>
internal static class PngCleaner
{
    private const int Signature = 8;
    private const int Frame = 12; // length, name and checksum
    private static readonly HashSet<string> Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    public static byte[]? Clean(byte[] png)
    {
        using var clean = new MemoryStream(png.Length);
        clean.Write(png, 0, Signature);
        for (var at = Signature; at + Frame <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - Frame) return null;
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            if (Kept.Contains(name)) clean.Write(png, at, (int)length + Frame);
            if (name == "IEND") return clean.ToArray();
            at += (int)length + Frame;
        }

        return null;
    }
}
