using System.Net;
using System.Text.RegularExpressions;

namespace SupportBot.Web.Tests.House;

/// <summary>A browser without scripts: keeps cookies, sends an Origin and the form token, follows nothing by itself.</summary>
public sealed partial class Visitor(StaffHouse house) : IDisposable
{
    public const string Password = "violet-harbour-lantern";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };

    public StaffHouse House => house;

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts a form the way the page at <paramref name="from"/> (or at the path itself) would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, object? fields = null, string? from = null) =>
        await SendAsync(path, fields, await TokenAsync(from ?? path.Split('?')[0]), Own);

    public async Task<HttpResponseMessage> SendAsync(string path, object? fields, string? token, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        var values = (fields?.GetType().GetProperties() ?? []).ToDictionary(field => field.Name.Replace('_', '.'), field => $"{field.GetValue(fields)}");
        request.Content = new FormUrlEncodedContent(values);
        if (token is not null) request.Headers.Add("X-Form-Token", token);
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await client.SendAsync(request);
    }

    public string Own => house.Address.GetLeftPart(UriPartial.Authority);

    public async Task<string> TokenAsync(string path)
    {
        using var answer = await GetAsync(path);
        return Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    public Task<HttpResponseMessage> SignInAsync(string login, string password = Password) =>
        PostAsync("/signin", new { Login = login, Password = password }, from: "/invite");

    public Task<HttpResponseMessage> SetUpAsync(string code, string login = "ada") =>
        PostAsync("/setup", new { Code = code, Form_Name = "Ada Osei", Form_Login = login, Password, TimeZone = "Europe/Berlin" }, from: "/invite");

    public void Dispose() => client.Dispose();

    [GeneratedRegex("X-Form-Token(?:&quot;|\"):(?:&quot;|\")([^\"&]+)")]
    private static partial Regex Token();
}
