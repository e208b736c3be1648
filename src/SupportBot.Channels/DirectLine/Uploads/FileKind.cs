namespace SupportBot.Channels.DirectLine.Uploads;

/// <summary>The kinds of file a customer can send, told by their first bytes: what a browser or a name claims does not count.</summary>
internal static class FileKind
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Webp = "image/webp";
    public const string Pdf = "application/pdf";

    /// <summary>Null for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
        : content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? Webp
        : content.StartsWith("%PDF-"u8) ? Pdf
        : null;

    public static bool IsRasterImage(string contentType) => contentType is Jpeg or Png or Webp;

    /// <summary>The file without what its owner may not know is in it (place, device, owner's name); null when it is damaged.</summary>
    public static byte[]? Clean(string kind, byte[] content) => kind switch
    {
        Jpeg => JpegCleaner.Clean(content),
        Png => PngCleaner.Clean(content),
        Webp => WebpCleaner.Clean(content),
        _ => content,
    };
}
