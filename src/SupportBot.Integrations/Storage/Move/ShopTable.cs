namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// A table of a shop and what its rows are told apart by. That no table is forgotten here, a test sees to; which columns it has, the database
/// says itself.
/// </summary>
/// <param name="Key">Columns with texts or whole numbers. Texts are ordered by their UTF-8 bytes in both databases.</param>
internal sealed record ShopTable(string Name, params IReadOnlyList<string> Key)
{
    public static readonly ShopTable Installation = new("installation", "name");
    public static readonly ShopTable Entries = new("entries", "conversation", "number");
    public static readonly ShopTable Said = new("said", "conversation", "number");
    public static readonly ShopTable Files = new("files", "id");

    /// <summary>In an order in which they can be filled: what is referred to comes first.</summary>
    public static IReadOnlyList<ShopTable> All { get; } =
    [
        Installation,
        new("staff", "id"),
        new("staff_audit", "id"),
        new("sign_in_tries", "try_id", "key"),
        new("rule_reviews", "number"),
        new("conversations", "id"),
        Entries,
        Said,
        new("cases", "rma"),
        new("case_items", "rma", "line_id"),
        Files,
    ];

    /// <summary>Tables that belong to a database and the programs that serve from it, not to the shop.</summary>
    public static IReadOnlyList<string> LeftBehind { get; } = ["schema_version", "nodes", "duties", "said_index", "said_indexed"];
}
