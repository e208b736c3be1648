using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.WebChat;

/// <summary>
/// <c>/lib/…</c>: the pinned npm files that the build fetched. Their address holds the version, so browsers keep them for good; the
/// compressed siblings are sent as they lie on disk. Only files that were there at the start are served.
/// </summary>
internal sealed class VendorFiles
{
    public const string Base = "/lib";
    private static readonly Dictionary<string, string> Types = new()
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
    };
    private static readonly string[] Encodings = ["br", "gzip"];
    private readonly Dictionary<string, string> files;

    public VendorFiles(IOptions<WidgetOptions> options)
    {
        var root = options.Value.VendorFolder ?? Path.Combine(AppContext.BaseDirectory, "wwwroot", "lib");
        files = !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Types.ContainsKey(Path.GetExtension(file)))
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), StringComparer.Ordinal);
    }

    /// <summary>The address of a file in the newest version that is there; null when the build fetched none.</summary>
    public string? Find(string package, string file) =>
        files.Keys.Where(path => path.StartsWith($"{package}/", StringComparison.Ordinal) && path.EndsWith($"/{file}", StringComparison.Ordinal))
            .OrderByDescending(path => Version.TryParse(path[(package.Length + 1)..^(file.Length + 1)], out var version) ? version : new Version())
            .Select(path => $"{Base}/{path}").FirstOrDefault();

    public IResult Send(HttpContext http, string path)
    {
        if (!files.TryGetValue(path, out var file)) return Results.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        var encoding = Encodings.FirstOrDefault(encoding => AcceptedEncoding.Takes(http.Request, encoding) && File.Exists(file + Suffix(encoding)));
        if (encoding is not null) headers.ContentEncoding = encoding;
        return Results.File(file + Suffix(encoding), Types[Path.GetExtension(file)]);
    }

    private static string Suffix(string? encoding) => encoding switch { "br" => ".br", "gzip" => ".gz", _ => "" };
}
