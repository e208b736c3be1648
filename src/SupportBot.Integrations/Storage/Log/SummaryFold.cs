using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Turns;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>Keeps a conversation's row in step with its log.</summary>
internal static class SummaryFold
{
    private const int LongestText = 160;

    public static ConversationRow With(this ConversationRow row, LogEntry entry)
    {
        var at = StoredTime.Write(entry.At);
        var said = Spoken.In(entry.Body) is not null && entry.Audience == Audience.Customer;
        return Apply(row.Owned(entry), entry.Body) with
        {
            StartedAt = row.LastNumber == 0 ? at : row.StartedAt,
            LastAt = at,
            LastNumber = entry.Number,
            Messages = row.Messages + (said ? 1 : 0),
        };
    }

    // Who answers is worked out by the same fold that the turn uses, so that queue and bot cannot disagree.
    private static ConversationRow Owned(this ConversationRow row, LogEntry entry)
    {
        var before = new Conversation
        {
            Id = entry.Conversation,
            Position = row.LastNumber,
            Owner = Enum.Parse<ConversationOwner>(row.Owner),
            Handoff = Enum.Parse<HandoffStatus>(row.Handoff),
            AgentId = row.AgentId,
            AgentName = row.AgentName,
            IsClosed = row.IsClosed,
            AnsweredTo = row.AnsweredTo,
            LastCustomerNumber = row.LastCustomerNumber,
            AcceptedBy = row.AcceptedBy,
        };
        var after = before.With(entry);
        return row with
        {
            Owner = after.Owner.ToString(),
            Handoff = after.Handoff.ToString(),
            AgentId = after.AgentId,
            AgentName = after.AgentName,
            IsClosed = after.IsClosed,
            AnsweredTo = after.AnsweredTo,
            LastCustomerNumber = after.LastCustomerNumber,
            AcceptedBy = after.AcceptedBy,
            HandedOff = row.HandedOff || after.Handoff != HandoffStatus.None,
            DueAt = after.Handoff == HandoffStatus.None ? null : row.DueAt,
        };
    }

    private static ConversationRow Apply(ConversationRow row, EntryBody? body) => body switch
    {
        ConversationStarted start => row with
        {
            Channel = start.Channel,
            Shop = start.Shop,
            Market = start.Market,
            Language = start.PageLanguage.Tag,
        },
        CustomerSaid { Message: var message } => row with { LastText = Start(message) },
        TurnTaken { Record: var turn } => After(row, turn),
        CaseOpened { Case: var opened } => row with { Market = opened.Market, OrderNumber = opened.OrderNumber },
        HandoffRequested { Request: var request } => row with
        {
            HandoffReason = request.Reason.ToString(),
            HandoffSummary = request.Summary,
            Market = request.Market ?? row.Market,
            DueAt = StoredTime.Write(request.DueAt),
        },
        // In the queue it moves up; out of the queue nothing is due from a person.
        DeadlineNear near when row.DueAt is { } due => row with { DueAt = Math.Min(due, StoredTime.Write(near.At)) },
        _ => row,
    };

    // A proof that has run out still says what the conversation was about.
    private static ConversationRow After(ConversationRow row, TurnRecord turn) => row with
    {
        Language = turn.StateAfter.Language?.Tag ?? row.Language,
        OrderNumber = turn.StateAfter.Proof?.OrderNumber ?? row.OrderNumber,
        Market = turn.Decision?.Market ?? row.Market,
    };

    private static string Start(CustomerMessage message)
    {
        var text = message.Text.Length > 0 ? message.Text : string.Join(", ", message.Attachments.Select(file => file.Name));
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        if (line.Length <= LongestText) return line;
        return line[..(char.IsHighSurrogate(line[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
