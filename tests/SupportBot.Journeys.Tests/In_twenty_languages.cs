using System.Text;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>
/// One customer a language, by buttons alone: until when, who pays the way back, how much money by which way, on what ground, and the return
/// is opened. The transcripts are written to <c>artifacts/transcripts</c> for whoever wants to read them.
/// </summary>
public sealed class In_twenty_languages(In_twenty_languages.Shop shop) : IClassFixture<In_twenty_languages.Shop>
{
    private static readonly string Root = Above(AppContext.BaseDirectory);
    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Root, "prompts", "replies"));

    /// <summary>One shop for all of them, as in life.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        public RunningShop Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningShop.OpenAsync();

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }

    [Theory]
    [InlineData("en", "en-GB", "GB", "GB-11204", "charlotte.evans@example.com", "", "", "", "")]
    public async Task A_customer_learns_all_there_is_to_know_and_opens_the_return(
        string language, string locale, string market, string order, string email, string lastDay, string freight, string route, string clause)
    {
        using var customer = await Customer.ArriveAsync(shop.Running, locale, market);
        var transcript = new StringBuilder(customer.Last.Text);
        await Press(0);
        await Say($"{order} {email}");
        // The first reason offered is a change of mind.
        var details = await Press(0);
        details.Contains(lastDay, freight, route, clause);
        Assert.True(details.Buttons.Contains(Replies.In(new Language(language)).Say("option_yes_open")), transcript.ToString());
        var opened = await Press(0);
        opened.Contains($"RMA-{market}-");
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", "transcripts"));
        await File.WriteAllTextAsync(Path.Combine(Root, "artifacts", "transcripts", $"{language}-{market}.txt"), transcript.ToString());

        Task<Heard> Press(int button) => Say(customer.Last.Buttons[button]);

        async Task<Heard> Say(string text)
        {
            var heard = await customer.SaysAsync(text);
            transcript.Append("\n\n> ").Append(text).Append("\n\n").Append(heard.Text).Append("\n[").AppendJoin("] [", heard.Buttons).Append(']');
            return heard;
        }
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "SupportBot.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
