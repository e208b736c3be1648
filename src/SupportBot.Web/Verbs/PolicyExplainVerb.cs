using System.CommandLine;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Integrations.Orders;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>policy explain</c>: orders in JSON in, the decision in JSON out, or in a customer's words.</summary>
internal sealed class PolicyExplainVerb
{
    private readonly Argument<string> orders = new("orders") { Description = "A JSON file of orders (infra/order.schema.json), or - for standard input." };
    private readonly Option<DateTimeOffset?> at = new("--at") { Description = "The moment of the request, with its offset (default: now)." };
    private readonly Option<ReturnReason> reason = new("--reason") { Description = "Why goods go back.", DefaultValueFactory = _ => ReturnReason.ChangedMind };
    private readonly Option<ItemCondition> condition = new("--condition") { Description = "Whether sealed goods are still sealed." };
    private readonly Option<string[]> items = new("--item") { Description = "A line to send back, as 'line' or 'line x pieces', for instance 1x2; may be given again (default: everything)." };
    private readonly Option<bool> cancel = new("--cancel") { Description = "Decide on cancelling the order instead of a return." };
    private readonly Option<string?> language = new("--language") { Description = "Write the decision in this language's words (de, th, ar …) instead of JSON." };
    private readonly Option<string?> prompts;

    private PolicyExplainVerb(Option<string?> prompts) => this.prompts = prompts;

    public static Command Create(Option<string?> prompts)
    {
        var verb = new PolicyExplainVerb(prompts);
        var explain = new Command("explain", "Decides on each order of a file and says why: JSON lines, or plain words with --language.")
        {
            verb.orders, verb.at, verb.reason, verb.condition, verb.items, verb.cancel, verb.language, prompts,
        };
        explain.SetAction(verb.Run);
        return explain;
    }

    private int Run(ParseResult parsed)
    {
        try
        {
            var library = PolicyVerb.Load(parsed.GetValue(prompts));
            var write = Writer(parsed);
            foreach (var order in Orders(parsed.GetValue(orders)!)) write(Decide(order, library, parsed));
            return 0;
        }
        catch (Exception wrong) when (wrong is OrderFileException or PolicyFilesException or ArgumentException or InvalidDataException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private static IReadOnlyList<Order> Orders(string file) =>
        file == "-" ? OrderReader.ReadText(Console.In.ReadToEnd(), "standard input", static _ => { }) : OrderReader.ReadFiles([file]);

    private Explained Decide(Order order, PolicyLibrary library, ParseResult parsed)
    {
        var now = parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow();
        RefuseTheFuture(order, now);
        var request = new PolicyRequest(order, Selection(order, parsed.GetValue(items) ?? []), parsed.GetValue(reason), parsed.GetValue(condition));
        var isCancellation = parsed.GetValue(cancel);
        return new Explained(request, isCancellation ? PolicyDecider.DecideCancellation(order, library, now) : PolicyDecider.Decide(request, library, now), library, now, isCancellation);
    }

    private static void RefuseTheFuture(Order order, DateTimeOffset now)
    {
        if (order.PlacedAt > now) throw new ArgumentException($"Order {order.Number}: placed after the moment of the request. Correct placedAt or --at.");
        if (order.Parcels.Any(parcel => parcel.ShippedAt > now || parcel.DeliveredAt > now))
            throw new ArgumentException($"Order {order.Number}: a parcel moved after the moment of the request. Correct its times or --at.");
    }

    private static IReadOnlyList<ItemSelection> Selection(Order order, string[] wanted) => wanted.Length == 0
        ? [.. order.Lines.Where(line => !line.IsFreeGift).DefaultIfEmpty(order.Lines[0]).Select(line => new ItemSelection(line.Id, line.Quantity))]
        : [.. wanted.Select(item => Selected(order, item))];

    private static ItemSelection Selected(Order order, string item)
    {
        if (order.Lines.FirstOrDefault(line => line.Id == item) is { } whole) return new ItemSelection(whole.Id, whole.Quantity);
        var cut = item.LastIndexOf('x');
        return cut > 0 && int.TryParse(item[(cut + 1)..], out var pieces) ? new ItemSelection(item[..cut].Trim(), pieces)
            : throw new ArgumentException($"'{item}' names no line of order {order.Number}. Write a line's id, or id and pieces: 1x2.");
    }

    private Action<Explained> Writer(ParseResult parsed)
    {
        if (parsed.GetValue(language) is not { } wanted) return each => Console.Out.WriteLine(LogJson.Write(new Line { Order = each.Request.Order.Number, Decision = each.Decision }));
        var replies = ReplyLibrary.Load(Path.Combine(Folders.Prompts(parsed.GetValue(prompts)), "replies"));
        if (!replies.Speaks(new Language(wanted))) throw new ArgumentException($"'{wanted}' is not spoken. There are: {string.Join(", ", replies.All.Select(phrases => phrases.Language.Tag))}.");
        var drafter = new Drafter(replies);
        return each => Console.Out.WriteLine(Words(drafter.Draft(DecisionWords.Of(each.Request, each.Decision, each.Policies, each.Now, each.IsCancellation), new Language(wanted), isSpoken: true, each.Request.Order.Market)));
    }

    private static string Words(DraftReply draft) => draft.Sources.Count == 0 ? draft.Text + "\n" : $"{draft.Text}\n({string.Join("; ", draft.Sources)})\n";

    private sealed record Line
    {
        public required string Order { get; init; }
        public required PolicyDecision Decision { get; init; }
    }

    private sealed record Explained(PolicyRequest Request, PolicyDecision Decision, PolicyLibrary Policies, DateTimeOffset Now, bool IsCancellation);
}
