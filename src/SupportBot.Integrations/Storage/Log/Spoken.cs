using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>The words in an entry that staff may look for.</summary>
internal static class Spoken
{
    /// <summary>Null where nothing is said: events, turns, changes of hands.</summary>
    public static string? In(EntryBody? body) => body switch
    {
        CustomerSaid said => said.Message.Text,
        BotSaid said => said.Reply.Text,
        AgentSaid said => said.Text,
        NoteAdded note => note.Text,
        WithdrawalDeclared declared => declared.Text,
        _ => null,
    };
}
