using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.WebChat;

/// <summary>A small file of the customer's page, held in memory with its compressed form.</summary>
internal sealed class PageAsset
{
    /// <summary>Escapes text for a page and leaves every script readable.</summary>
    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly byte[] plain;
    private readonly byte[] compressed;
    private readonly string contentType;

    public PageAsset(string content, string contentType)
    {
        (plain, this.contentType) = (Encoding.UTF8.GetBytes(content), contentType);
        compressed = Compress(plain);
        Version = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
    }

    /// <summary>Changes with the content: put into the address, it lets browsers keep the file for good.</summary>
    public string Version { get; }

    public static PageAsset Script(string name) => new(Read(name), "text/javascript; charset=utf-8");
    public static PageAsset Style(string name) => new(Read(name), "text/css; charset=utf-8");

    public static string Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its page file {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public IResult Send(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ETag = $"\"{Version}\"";
        headers.Vary = "Accept-Encoding";
        // A shop's page names the launcher without a version: there a quarter of an hour must do.
        headers.CacheControl = http.Request.Query["v"] == Version ? "public, max-age=31536000, immutable" : "public, max-age=900";
        if (http.Request.Headers.IfNoneMatch == headers.ETag) return Results.StatusCode(304);
        if (!AcceptedEncoding.Takes(http.Request, "br")) return Results.Bytes(plain, contentType);
        headers.ContentEncoding = "br";
        return Results.Bytes(compressed, contentType);
    }

    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.SmallestSize)) brotli.Write(content);
        return target.ToArray();
    }
}

internal static class AcceptedEncoding
{
    public static bool Takes(HttpRequest request, string encoding) => request.Headers.AcceptEncoding.ToString().Split(',')
        .Select(part => part.Split(';')).Any(part => part[0].Trim() == encoding && !part.Skip(1).Any(weight => weight.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0"));
}
