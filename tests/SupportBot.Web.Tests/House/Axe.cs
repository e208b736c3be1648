using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SupportBot.Web.Tests.House;

/// <summary>Asks axe inside a page without frames. Its package would open a second page for each question, which costs several times the answer.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // What is right needs no description, and naming every good node is most of the work.
    private const string Ask = """
        async () => {
          const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run({ resultTypes: ['violations'], runOnly: { type: 'tag', values: standards } });
          if (found.passes.length === 0) return ['axe looked at nothing'];
          return found.violations.map(rule => rule.id + ' ' +
            rule.nodes.slice(0, 3).map(node => node.html + ' ' + node.any.map(check => check.message).join(',')).join(' | '));
        }
        """;

    /// <summary>Once for every page that was loaded.</summary>
    public static async Task BringAsync(IPage page)
    {
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Script);
    }

    /// <returns>What is wrong, a sentence for each rule.</returns>
    public static Task<string[]> FaultsAsync(IPage page) => page.EvaluateAsync<string[]>(Ask);
}
