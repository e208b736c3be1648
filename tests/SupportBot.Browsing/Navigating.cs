using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browsing;

/// <summary>Goes to pages; one that does not come is told with what it waits for: the server, one of its files, or the browser itself.</summary>
public static class Navigating
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    public static Task GoAsync(this IPage page, string path, PageGotoOptions? options = null) => ExplainAsync(page, () => page.GotoAsync(path, options));

    // The page's own waiting for an address can miss one that comes between its look and its listening, and then waits for good. This looks again.
    public static Task ArriveAsync(this IPage page, string path) => ExplainAsync(page, () => Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$")));

    public static Task LeaveAsync(this IPage page, string path) => ExplainAsync(page, () => Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(path))));

    private static async Task ExplainAsync(IPage page, Func<Task> go)
    {
        try
        {
            await go();
        }
        catch (Exception late) when (late is TimeoutException or PlaywrightException)
        {
            throw new TimeoutException(string.Join('\n', [late.Message, .. await WaitsForAsync(page)]), late);
        }
    }

    private static async Task<IReadOnlyList<string>> WaitsForAsync(IPage page)
    {
        var asked = await page.RequestsAsync();
        return
        [
            .. asked.Where(request => request.Timing.ResponseEnd < 0 && request.Failure is null).Select(request => $"Unfinished: {request.Method} {request.Url}"),
            "The page: " + await AskAsync(page.EvaluateAsync<string>("`${location}, ${document.readyState}, focus on ${document.activeElement?.outerHTML.slice(0, 120)}`")),
            "A plain client: " + await AskAsync(AskPlainlyAsync(asked.Count > 0 ? asked[0].Url : page.Url)),
            $"Threads here: {ThreadPool.ThreadCount}, work that waits for one: {ThreadPool.PendingWorkItemCount}",
        ];
    }

    private static async Task<string> AskPlainlyAsync(string url)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(url));
        return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> AskAsync(Task<string> question)
    {
        try
        {
            return await question.WaitAsync(Glance);
        }
        catch (Exception none) when (none is TimeoutException or PlaywrightException or HttpRequestException or UriFormatException)
        {
            return none.Message;
        }
    }
}
