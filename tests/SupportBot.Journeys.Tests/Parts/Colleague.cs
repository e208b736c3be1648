using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Core.Handoff;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>A member of staff whose browser has no scripts: it keeps cookies, and sends an Origin and the form's token.</summary>
public sealed partial class Colleague : IDisposable
{
    private const string Password = "kopi-tubruk-tanpa-gula-7";

    public static readonly StaffMember AtTheDesk = new("rina", "Rina");

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>The first person of the team, by the code that the program printed.</summary>
    public async Task SetUpAsync(RunningShop shop)
    {
        var code = SetUpCode().Match(shop.Output).Groups[1].Value;
        Assert.Equal("/desk", await PostAsync(shop.Address, "/setup", new()
        {
            ["Code"] = code,
            ["Form.Name"] = "Rina Wijaya",
            ["Form.Login"] = "rina@example.com",
            ["Password"] = Password,
            ["TimeZone"] = "Asia/Jakarta",
        }));
    }

    /// <returns>Where it leads.</returns>
    public Task<string?> SignInAsync(Uri shop) => PostAsync(shop, "/signin", new() { ["Login"] = "rina@example.com", ["Password"] = Password });

    /// <returns>The page; null when it is shut.</returns>
    public async Task<string?> LookAsync(Uri shop, string path)
    {
        using var answer = await http.GetAsync(new Uri(shop, path));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : null;
    }

    public void Dispose() => http.Dispose();

    private async Task<string?> PostAsync(Uri shop, string path, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop, path)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Form-Token", FormToken().Match(await http.GetStringAsync(new Uri(shop, "/invite"))).Groups[1].Value);
        request.Headers.Add("Origin", shop.GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request);
        return answer.Headers.Location?.ToString();
    }

    [GeneratedRegex(@"set-up code (\S+)")]
    private static partial Regex SetUpCode();

    [GeneratedRegex("X-Form-Token(?:&quot;|\"):(?:&quot;|\")([^\"&]+)")]
    private static partial Regex FormToken();
}
