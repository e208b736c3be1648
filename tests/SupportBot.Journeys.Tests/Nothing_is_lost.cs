using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Journeys.Tests.Parts;
using SupportBot.Parts;
using SupportBot.Web.Hosting;

namespace SupportBot.Journeys.Tests;

public sealed class Nothing_is_lost
{
    [Fact]
    public async Task What_was_accepted_before_a_stop_is_answered_after_the_next_start()
    {
        var first = await RunningShop.OpenAsync(quietWindow: TimeSpan.FromSeconds(10));
        var customer = await Customer.ArriveAsync(first, "en-US", "US");
        await customer.PostAsync(new { type = "message", from = new { id = "me" }, text = "what are your return rules?" });
        var data = await first.CloseKeepingDataAsync();

        await using var second = await RunningShop.OpenAsync(data: data);
        await WaitAsync(() => AnsweredAsync(second, customer.Conversation));
        customer.Dispose();
    }

    [Fact]
    public async Task A_kill_before_the_answer_loses_nothing_and_answers_once()
    {
        using var data = new TempFolder("supportbot-killed");
        await using var first = await ShopProcess.StartAsync(data.Path, quietWindow: TimeSpan.FromSeconds(10));
        using var customer = await Customer.ArriveAsync(first.Address, "en-US", "US");
        await customer.PostAsync(new { type = "message", from = new { id = "me" }, text = "what are your return rules?" });
        await first.KillAsync();

        await using var second = await ShopProcess.StartAsync(data.Path, quietWindow: TimeSpan.Zero);
        using var back = customer.At(second.Address);
        (await back.ReadAsync(1))[^1].Contains("30 days");
        Assert.Equal(3, (await back.HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_burst_is_answered_once_and_together()
    {
        await using var shop = await RunningShop.OpenAsync(quietWindow: TimeSpan.FromMilliseconds(400));
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        foreach (var text in new[] { "hi", "I want to return my jacket", "order US-40118", "emily.carter@example.com", "it's too small" })
            await customer.PostAsync(new { type = "message", from = new { id = "me" }, text });
        (await customer.ReadAsync(1))[^1].Contains("Packable Rain Jacket", "$89.00");
        var turns = (await LogAsync(shop, customer.Conversation)).Select(entry => entry.Body).OfType<TurnTaken>().ToList();
        Assert.Single(turns);
    }

    [Fact]
    public async Task Every_turn_keeps_what_each_stage_found()
    {
        await using var shop = await RunningShop.OpenAsync();
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        await customer.SaysAsync("I want to return my jacket, US-40118 emily.carter@example.com, it is too small");
        var turn = (await LogAsync(shop, customer.Conversation)).Select(entry => entry.Body).OfType<TurnTaken>().Single().Record;
        Assert.Equal(TurnOutcome.Replied, turn.Outcome);
        Assert.Equal("US", turn.Decision!.Market);
        Assert.True(turn.Guarded.IsAllowed);
        Assert.NotEmpty(turn.Understood.Intents);
        Assert.Contains("understand", turn.Stages.Keys);
    }

    [Fact]
    public async Task A_draft_that_is_held_is_kept_for_staff_and_a_person_answers_instead()
    {
        using var prompts = new TempFolder("supportbot-prompts");
        foreach (var file in Directory.EnumerateFiles(Folders.Prompts(null), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(prompts.Path, Path.GetRelativePath(Folders.Prompts(null), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var phrases = Path.Combine(prompts.Path, "replies", "en", "conversation.yaml");
        await File.WriteAllTextAsync(phrases, (await File.ReadAllTextAsync(phrases)).Replace("hello: \"Hello!", "hello: \"See www.evil.example!", StringComparison.Ordinal));

        await using var shop = await RunningShop.OpenAsync(prompts: prompts.Path);
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        (await customer.SaysAsync("hello")).Contains("colleague").Lacks("evil");
        var log = await LogAsync(shop, customer.Conversation);
        var turn = log.Select(entry => entry.Body).OfType<TurnTaken>().Single().Record;
        Assert.Contains("www.evil.example", turn.Drafted, StringComparison.Ordinal);
        Assert.Contains(turn.Guarded.Findings, finding => finding.Rule == GuardRule.UnfoundedLink);
        Assert.Equal(HandoffReason.BlockedDraft, log.Select(entry => entry.Body).OfType<HandoffRequested>().Single().Request.Reason);
    }

    private static async Task<bool> AnsweredAsync(RunningShop shop, string conversation) =>
        (await LogAsync(shop, conversation)).Any(entry => entry.Body is TurnTaken);

    private static Task<IReadOnlyList<LogEntry>> LogAsync(RunningShop shop, string conversation) =>
        shop.Services.GetRequiredService<IConversationLog>().ReadAsync(new ConversationId(conversation), 0, default);

    private static async Task WaitAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds()) patience.Token.ThrowIfCancellationRequested();
    }
}
