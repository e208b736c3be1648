using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class PeerTests : IClassFixture<NodePeers>
{
    [Theory]
    [InlineData("socket")]
    [InlineData("polling")]
    public async Task The_chats_own_client_library_is_served(string way)
    {
        await using var host = await ChatHost.StartAsync();
        host.Turns.Then = conversation => _ = EchoAsync(host, conversation);
        var (code, output) = await NodePeers.NodeAsync("directline.mjs", host.Origin, way);
        Assert.True(code == 0, output);
        Assert.Contains($"held over {way}", output, StringComparison.Ordinal);
    }

    private static async Task EchoAsync(ChatHost host, ConversationId conversation)
    {
        host.Feed.Publish(new FeedSignal(conversation, FeedSignalKind.BotTyping));
        var entries = await host.Log.ReadAsync(conversation, 0, CancellationToken.None);
        var said = entries.Select(entry => entry.Body).OfType<CustomerSaid>().Last().Message;
        if (entries.Select(entry => entry.Body).OfType<BotSaid>().Any(bot => bot.Reply.Text.EndsWith(said.Text, StringComparison.Ordinal))) return;
        await host.SayAsync(conversation.Value, new Reply($"heard: {said.Text}", Language.English));
    }
}
