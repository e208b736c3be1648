namespace SupportBot.Integrations.Storage;

/// <summary>
/// Statements that both databases understand. The shape of the tables is in Migrations/, what only one can do in its own folder: how SQLite
/// and PostgreSQL append, and how they search (<see cref="SqlDialect"/>).
/// </summary>
internal static class StorageSql
{
    public const string ConversationColumns = """
        id as Id, channel as Channel, shop as Shop, market as Market, language as Language, owner as Owner, handoff as Handoff,
        handoff_reason as HandoffReason, handoff_summary as HandoffSummary, handed_off as HandedOff, order_number as OrderNumber,
        agent_id as AgentId, agent_name as AgentName, is_closed as IsClosed, started_at as StartedAt, last_at as LastAt, due_at as DueAt,
        messages as Messages, last_text as LastText, last_number as LastNumber, last_customer_number as LastCustomerNumber,
        answered_to as AnsweredTo, accepted_by as AcceptedBy
        """;

    public const string EntryColumns = "number as Number, at as At, audience as Audience, activity_id as ActivityId, kind as Kind, body as Body";

    public const string FindConversation = $"select {ConversationColumns} from conversations where id = @Id";

    public const string RowColumns = """
        id, channel, shop, market, language, owner, handoff, handoff_reason, handoff_summary, handed_off, order_number, agent_id, agent_name,
        is_closed, started_at, last_at, due_at, messages, last_text, last_number, last_customer_number, answered_to, accepted_by
        """;

    public const string ReplaceConversation = """
        on conflict (id) do update set
          channel = excluded.channel, shop = excluded.shop, market = excluded.market, language = excluded.language, owner = excluded.owner,
          handoff = excluded.handoff, handoff_reason = excluded.handoff_reason, handoff_summary = excluded.handoff_summary,
          handed_off = excluded.handed_off, order_number = excluded.order_number, agent_id = excluded.agent_id, agent_name = excluded.agent_name,
          is_closed = excluded.is_closed, last_at = excluded.last_at, due_at = excluded.due_at, messages = excluded.messages,
          last_text = excluded.last_text, last_number = excluded.last_number, last_customer_number = excluded.last_customer_number,
          answered_to = excluded.answered_to, accepted_by = excluded.accepted_by
        """;

    public const string NewEntryColumns = "conversation, number, at, audience, activity_id, client_activity_id, kind, body";

    public const string ReadEntries = $"select {EntryColumns} from entries where conversation = @Conversation and number > @Number order by number";

    // The entry at the position is only looked at for its being there: its body stays where it is.
    public const string ReadOn = """
        select number as Number, at as At, audience as Audience, activity_id as ActivityId, kind as Kind, case when number > @Number then body end as Body
        from entries where conversation = @Conversation and number >= @Number order by number
        """;

    // A difference and not a comparison: of that, PostgreSQL knows how rarely it is so (conversations_owed), and takes the index.
    private const string IsUnanswered = "owner = 'Bot' and not is_closed and last_customer_number - answered_to > 0";

    public const string FindUnanswered = $"select id as Id, accepted_by as AcceptedBy from conversations where {IsUnanswered} order by last_at, id";

    public const string Queue = $"""
        select {ConversationColumns} from conversations where handoff <> 'None'
        order by handoff = 'Waiting' desc, case handoff when 'Waiting' then due_at end, last_at desc
        """;

    public const string FindOlder = "select id from conversations where last_at < @Before and erased_at is null order by last_at, id";

    public const string EraseConversation = """
        update entries set body = null, client_activity_id = null where conversation = @Conversation;
        update conversations set erased_at = @At, last_text = '', handoff_summary = null, order_number = null, is_closed = true, owner = 'Bot',
          handoff = 'None', agent_id = null, agent_name = null
        where id = @Conversation
        """;

    public const string CountConversations = "select count(*) from conversations where ";
    public const string PageOfConversations = $"select {ConversationColumns} from conversations where ";
    public const string PageOrder = " order by last_at desc, id limit @Limit offset @Offset";

    public const string CaseColumns = "shop as Shop, order_key as OrderKey, status as Status, body as Body";

    public const string FindCaseByKey = $"select {CaseColumns} from cases where idempotency_key = @IdempotencyKey";

    public const string FindCasesByOrder = $"select {CaseColumns} from cases where order_key = @OrderKey and shop = @Shop order by opened_at, rma";

    public const string FindOpenCases = $"select {CaseColumns} from cases where status not in ('Refunded', 'Refused', 'Cancelled') order by opened_at, rma";

    public const string PiecesInOpenCases = """
        select i.line_id as LineId, cast(sum(i.quantity) as bigint) as Quantity from cases c join case_items i on i.rma = c.rma
        where c.order_key = @OrderKey and c.shop = @Shop and c.status not in ('Refused', 'Cancelled')
        group by i.line_id
        """;

    public const string IsRmaTaken = "select count(*) from cases where rma = @Rma";

    public const string AddCase = """
        insert into cases (rma, idempotency_key, shop, order_key, status, opened_at, body)
        values (@Rma, @IdempotencyKey, @Shop, @OrderKey, @Status, @OpenedAt, @Body)
        """;

    public const string AddCaseItem = "insert into case_items (rma, line_id, quantity) values (@Rma, @LineId, @Quantity)";

    public const string AddFile = """
        insert into files (id, conversation, name, content_type, size, at, content)
        values (@Id, @Conversation, @Name, @ContentType, @Size, @At, @Content)
        on conflict (id) do nothing
        """;

    public const string FindFile = """
        select name as Name, content_type as ContentType, content as Content from files where id = @Id and conversation = @Conversation
        """;

    public const string EraseFiles = "delete from files where conversation = @Conversation";

    public const string SizeOfFiles = "select cast(coalesce(sum(size), 0) as bigint) from files where conversation = @Conversation";

    public const string AddRuleReview = """
        insert into rule_reviews (market, rule_id, from_day, fingerprint, act, staff_id, staff_name, at, note)
        values (@Market, @RuleId, @FromDay, @Fingerprint, @Act, @StaffId, @StaffName, @At, @Note)
        """;

    public const string ReadRuleReviews = """
        select number, market, rule_id as RuleId, from_day as FromDay, fingerprint, act, staff_id as StaffId, staff_name as StaffName, at, note
        from rule_reviews order by number
        """;

    // How many there are, not the highest number: numbers may become visible in another order than they were given.
    public const string NewestRuleReview = "select count(*) from rule_reviews";

    public const string FindInstallationFact = "select value from installation where name = @Name";

    public const string AddInstallationFact = "insert into installation (name, value) values (@Name, @Value) on conflict (name) do nothing";

    public const string Probe = "insert into installation (name, value) values ('probe', '1') on conflict (name) do update set value = excluded.value";

    public const string ListInstallationFacts = "select value from installation where substr(name, 1, @Length) = @Start order by name";

    public const string ForgetInstallationFacts = "delete from installation where substr(name, 1, @Length) = @Start";

    public static string AddFirstStart(string time) => $"insert into installation (name, value) values ('first-start', '{time}')";
}
