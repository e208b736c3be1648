namespace SupportBot.Bench;

/// <summary>A customer of the shop, who plays one story to its end and then begins another in a new conversation.</summary>
internal sealed class ShopCustomer(ChatClient client, Stories stories) : ICustomer
{
    private Chat? chat;
    private Part? part;
    private int spoken;

    public async Task PrepareAsync()
    {
        if (part is not null && spoken < part.Lines.Count) return;
        if (chat is not null) await chat.DisposeAsync();
        (part, spoken) = (stories.Next(), 0);
        chat = await client.OpenAsync(part.Story.Locale, part.Story.Market);
    }

    public async Task TakeTurnAsync()
    {
        var line = part!.Lines[spoken++];
        var answer = await chat!.SayAsync(part.Words(line));
        if (answer.Span.IndexOf(line.Heard) < 0) stories.Surprise(line);
    }

    public ValueTask DisposeAsync() => chat?.DisposeAsync() ?? ValueTask.CompletedTask;
}
