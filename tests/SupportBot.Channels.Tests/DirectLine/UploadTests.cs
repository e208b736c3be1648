using System.Text;
using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class UploadTests : IAsyncLifetime
{
    private const string Message = """{ "type": "message", "text": "the heel broke", "channelData": { "clientActivityID": "u1", "attachmentSizes": [1, 2] }, "attachments": [{ "name": "heel.jpg", "contentType": "image/jpeg", "thumbnailUrl": "data:image/jpeg;base64,AAAA", "contentUrl": "https://evil.example/x" }, { "name": "invoice.pdf", "contentType": "application/pdf" }] }""";
    private ChatHost host = null!;
    private ChatClient client = null!;

    public async Task InitializeAsync() => client = await ChatClient.StartedAsync(host = await ChatHost.StartAsync());

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Two_files_and_their_words_become_one_message()
    {
        var answer = await client.UploadAsync(Message, ("heel.jpg", "image/jpeg", SomeFiles.Jpeg()), ("invoice.pdf", "application/pdf", SomeFiles.Pdf));
        Assert.Equal(200, answer.Status);
        var echo = (await client.ReadAsync()).Activities[^1];
        Assert.Equal((answer.Text("id"), "the heel broke", "u1"), ((string)echo["id"]!, (string)echo["text"]!, (string)echo["channelData"]!["clientActivityID"]!));
        var (photo, paper) = (echo["attachments"]![0]!.AsObject(), echo["attachments"]![1]!.AsObject());
        Assert.Equal(("heel.jpg", "invoice.pdf"), ((string)photo["name"]!, (string)paper["name"]!));
        Assert.Equal((string)photo["contentUrl"]!, (string)photo["thumbnailUrl"]!);
        Assert.False(paper.ContainsKey("thumbnailUrl"));
        Assert.DoesNotContain("evil", echo.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("the heel broke", Assert.IsType<CustomerSaid>(host.Log.Of(client.Id)[^1].Body).Message.Text);
    }

    [Fact]
    public async Task A_link_opens_only_its_file_and_only_for_a_while()
    {
        await client.UploadAsync(Message, ("../../heel\u202Egpj.jpg", "text/html", SomeFiles.Jpeg()), ("invoice.pdf", "application/pdf", SomeFiles.Pdf));
        var attachments = (await client.ReadAsync()).Activities[^1]["attachments"]!;
        var (photo, paper) = ((string)attachments[0]!["contentUrl"]!, (string)attachments[1]!["contentUrl"]!);
        var picture = await FetchAsync(photo);
        Assert.Equal((200, "image/jpeg", "nosniff"), (picture.Status, picture.Headers["Content-Type"], picture.Headers["X-Content-Type-Options"]));
        Assert.StartsWith("inline", picture.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("private", picture.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal("heelgpj.jpg", (string)attachments[0]!["name"]!);
        Assert.StartsWith("attachment", (await FetchAsync(paper)).Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(403, (await FetchAsync(photo.Split('?')[0] + "?" + paper.Split('?')[1])).Status);
        Assert.Equal(403, (await FetchAsync(photo.Split("?t=")[0] + "?t=" + client.Token)).Status);
        Assert.Equal(401, (await FetchAsync(photo.Split('?')[0])).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(403, (await FetchAsync(photo)).Status);
    }

    [Fact]
    public async Task A_repeated_upload_stores_nothing_twice()
    {
        var first = await client.UploadAsync(Message, ("a.jpg", "image/jpeg", SomeFiles.Jpeg()));
        var second = await client.UploadAsync(Message, ("a.jpg", "image/jpeg", SomeFiles.Jpeg()));
        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal(1, host.Files.Count);
    }

    [Fact]
    public async Task Raw_bytes_with_a_name_are_an_upload_too()
    {
        var content = new ByteArrayContent(SomeFiles.Pdf);
        content.Headers.Add("Content-Type", "application/pdf");
        content.Headers.TryAddWithoutValidation("Content-Disposition", "name=\"file\"; filename=\"rechnung.pdf\"");
        Assert.Equal(200, (await client.SendAsync(HttpMethod.Post, $"{client.Path}/upload?userId=x", content)).Status);
        var said = Assert.IsType<CustomerSaid>(host.Log.Of(client.Id)[^1].Body);
        var paper = Assert.Single(said.Message.Attachments);
        Assert.Equal(("", "rechnung.pdf", "application/pdf"), (said.Message.Text, paper.Name, paper.ContentType));
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "page.jpg", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>") },
        { "drawing.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>") },
        { "film.gif", Encoding.UTF8.GetBytes("GIF89a......") },
        { "cut.jpg", SomeFiles.Jpeg()[..40] },
        { "cut.png", SomeFiles.Png()[..30] },
        { "empty.jpg", [] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_a_whole_photo_or_paper_is_422_and_takes_its_message_along(string name, byte[] content)
    {
        Assert.Equal(422, (await client.UploadAsync(Message, ("good.png", "image/png", SomeFiles.Png()), (name, "image/jpeg", content))).Status);
        Assert.Equal((0, 2), (host.Files.Count, host.Log.Of(client.Id).Count));
    }

    [Fact]
    public async Task Too_large_too_many_and_too_much_are_refused()
    {
        await using var small = await ChatHost.StartAsync(settings: [("DirectLine:LargestFile", "2048"), ("DirectLine:FilesPerConversation", "4500")]);
        using var visitor = await ChatClient.StartedAsync(small);
        var big = SomeFiles.Pdf.Concat(new byte[2048]).ToArray();
        var fitting = SomeFiles.Pdf.Concat(new byte[1900]).ToArray();
        Assert.Equal((413, "FileTooLarge"), await Say("a", big));
        Assert.Equal((422, "TooManyFiles"), await Say("b", [.. Enumerable.Repeat(SomeFiles.Pdf, 6)]));
        Assert.Equal((200, ""), await Say("c", fitting, fitting));
        Assert.Equal((422, "FileQuota"), await Say("d", fitting));

        async Task<(int, string)> Say(string id, params byte[][] files)
        {
            var activity = $$"""{ "type": "message", "channelData": { "clientActivityID": "{{id}}" } }""";
            var answer = await visitor.UploadAsync(activity, [.. files.Select(file => ("f.pdf", "application/pdf", file))]);
            return (answer.Status, answer.Status == 200 ? "" : answer.Error);
        }
    }

    [Fact]
    public async Task A_broken_multipart_body_is_400()
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes("--b\r\nnonsense"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        Assert.Equal(400, (await client.SendAsync(HttpMethod.Post, $"{client.Path}/upload", content)).Status);
    }

    [Fact]
    public async Task What_the_owner_may_not_know_is_in_a_photo_is_taken_out()
    {
        await client.UploadAsync(Message, ("a.jpg", "image/jpeg", SomeFiles.Jpeg(orientation: 6)), ("b.png", "image/png", SomeFiles.Png()), ("c.webp", "image/webp", SomeFiles.Webp()));
        Assert.Equal(3, host.Files.Count);
        Assert.All(host.Files.All, file => Assert.Equal(-1, file.Content.AsSpan().IndexOf("SECRET"u8)));
        var jpeg = host.Files.All.Single(file => file.About.ContentType == "image/jpeg").Content;
        Assert.Equal((byte)6, Channels.DirectLine.Uploads.ExifOrientation.Read(jpeg.AsSpan(jpeg.AsSpan().IndexOf("Exif\0\0"u8))));
        Assert.True(jpeg.AsSpan().IndexOf(SomeFiles.Scan) > 0);
    }

    private Task<Answer> FetchAsync(string url) =>
        client.SendAsync(HttpMethod.Get, url, (string?)null, request => request.Headers.Authorization = null);
}
