using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Channels.DirectLine.Uploads;

/// <param name="Name">As the customer called it.</param>
internal sealed record UploadedFile(string? Name, byte[] Content);

/// <summary>What an upload brought: an activity (an empty message when none came) and its files, still unchecked.</summary>
internal sealed record UploadBody(JsonElement Activity, IReadOnlyList<UploadedFile> Files)
{
    // The activity lists the files with thumbnails in it, as data URLs.
    private const int ActivityLimit = 2 * 1024 * 1024;
    private static readonly JsonElement EmptyMessage = JsonElement.Parse("""{ "type": "message" }""");

    public static Task<(UploadBody? Body, ChatError? Error)> ReadAsync(HttpRequest request, DirectLineOptions limits) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary
                ? ReadPartsAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8 }, limits, request.HttpContext.RequestAborted)
                : Task.FromResult<(UploadBody?, ChatError?)>((null, ChatError.BadArgument("The multipart boundary is missing.")))
            : ReadRawAsync(request, limits);

    private static async Task<(UploadBody?, ChatError?)> ReadRawAsync(HttpRequest request, DirectLineOptions limits)
    {
        var content = await BoundedStream.ReadAsync(request.Body, limits.LargestFile, request.HttpContext.RequestAborted);
        if (content is null) return (null, TooLarge(limits));
        if (content.Length == 0) return (null, ChatError.BadArgument("The upload is empty."));
        return (new UploadBody(EmptyMessage, [new UploadedFile(NameIn(request.Headers.ContentDisposition), content)]), null);
    }

    private static async Task<(UploadBody?, ChatError?)> ReadPartsAsync(MultipartReader parts, DirectLineOptions limits, CancellationToken cancellation)
    {
        var (activity, files) = (EmptyMessage, new List<UploadedFile>());
        try
        {
            while (await parts.ReadNextSectionAsync(cancellation) is { } part)
            {
                var isActivity = IsActivity(part);
                if (!isActivity && files.Count == limits.FilesPerMessage) return (null, TooMany(limits));
                var limit = isActivity ? ActivityLimit : limits.LargestFile;
                if (await BoundedStream.ReadAsync(part.Body, limit, cancellation) is not { } content)
                    return (null, isActivity ? JsonBody.TooLarge(ActivityLimit) : TooLarge(limits));
                if (!isActivity) files.Add(new UploadedFile(NameIn(part.ContentDisposition), content));
                else if (JsonBody.Parse(content) is var (json, error) && error is null) activity = json;
                else return (null, error);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && exception is not BadHttpRequestException))
        {
            return (null, ChatError.BadArgument("The multipart body is broken."));
        }

        return files.Count > 0 ? (new UploadBody(activity, files), null) : (null, ChatError.BadArgument("The upload has no file."));
    }

    // Browsers give the activity a file name too ("blob"), so only its media type tells it from the files.
    private static bool IsActivity(MultipartSection part) =>
        part.ContentType?.StartsWith("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase) == true;

    // A raw upload's header may come without its first word.
    private static string? NameIn(string? disposition) =>
        ContentDispositionHeaderValue.TryParse(disposition, out var read) || ContentDispositionHeaderValue.TryParse($"attachment; {disposition}", out read)
        ? HeaderUtilities.RemoveQuotes(read.FileNameStar.HasValue ? read.FileNameStar : read.FileName.HasValue ? read.FileName : read.Name).Value
        : null;

    private static ChatError TooLarge(DirectLineOptions limits) => new(413, "FileTooLarge", $"A file can have {limits.LargestFile / 1024 / 1024} MB.");

    private static ChatError TooMany(DirectLineOptions limits) => ChatError.Unacceptable("TooManyFiles", $"A message can have {limits.FilesPerMessage} files.");
}
