using System.Globalization;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Core.Tests.Policies;

/// <summary>
/// What law and platforms say of single orders, written from their text (<c>Golden/&lt;MARKET&gt;.yaml</c>), without the merchant's own terms.
/// </summary>
public sealed class GoldenCases
{
    private const int LeastOfAMarket = 12;

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
    private static readonly string Folder = Path.Combine(Some.PolicyFolder, "../../tests/SupportBot.Core.Tests/Policies/Golden");
    private static readonly Dictionary<string, GoldenFile> Files = Directory.GetFiles(Folder, "*.yaml")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Yaml.Deserialize<GoldenFile>(File.ReadAllText(file)), StringComparer.Ordinal);

    public static IEnumerable<object[]> All => Files.SelectMany(file => file.Value.Cases.Select(one => new object[] { file.Key, one.Name }));

    [Theory]
    [MemberData(nameof(All))]
    public void Says_what_the_law_says(string market, string name)
    {
        var one = Files[market].Cases.Single(one => one.Name == name);
        var order = OrderOf(market, one.Order, Files[market].Defaults);
        var decision = one.Request == "cancel"
            ? PolicyDecider.DecideCancellation(order, Some.WithoutMerchant, Some.Time(one.Now))
            : PolicyDecider.Decide(RequestOf(one, order), Some.WithoutMerchant, Some.Time(one.Now));
        Assert.Equal(Expected(one.Expect, decision), Actual(one.Expect, decision));
    }

    [Fact]
    public void Every_market_has_its_dozen_with_grounds() => Assert.All(Some.Library.Markets, market =>
    {
        var cases = Files[market.Market].Cases;
        Assert.True(cases.Count >= LeastOfAMarket, $"{market.Market} has {cases.Count} cases.");
        Assert.All(cases, one => Assert.False(string.IsNullOrWhiteSpace(one.Grounds), one.Name));
    });

    private static PolicyRequest RequestOf(GoldenCase one, Order order) => new(
        order, [.. order.Lines.Select(line => new ItemSelection(line.Id, one.Quantity ?? line.Quantity))],
        one.Reason is { } reason ? Choice<ReturnReason>(reason) : ReturnReason.ChangedMind,
        one.Condition is { } condition ? Choice<ItemCondition>(condition) : ItemCondition.Unknown, one.Evidence);

    private static Order OrderOf(string market, GoldenOrder given, GoldenOrder usual)
    {
        var parcels = given.Parcels ?? (given.Delivered ?? given.Shipped) switch
        {
            null => [],
            _ => [new GoldenParcel { Shipped = given.Shipped, Delivered = given.Delivered }],
        };
        var delivered = parcels.Select(parcel => parcel.Delivered).Where(day => day is not null).Max(StringComparer.Ordinal);
        return new Order
        {
            Number = "X-1",
            Shop = "demo",
            Market = market,
            BuyerRegion = given.Region,
            Platform = given.Platform ?? usual.Platform ?? "own",
            ShopType = given.ShopType ?? usual.ShopType,
            SellerKind = given.Seller == "private" ? SellerKind.Private : SellerKind.Trader,
            Currency = Some.Library.Find(market)!.Currency,
            Payment = new PaymentMethod(Choice<PaymentKind>(given.Payment ?? usual.Payment ?? "card")),
            PlacedAt = given.Placed is { } placed ? Some.Time(placed) : delivered is null ? Some.Time("2026-03-01T12:00:00Z") : Some.Time(delivered).AddDays(-5),
            OutwardFreight = given.Freight ?? usual.Freight ?? 0,
            Lines = [Some.Line("1", given.Price ?? usual.Price ?? 50, given.Quantity ?? usual.Quantity ?? 1, [.. given.Flags.Select(Choice<ItemTrait>)])],
            Parcels = [.. parcels.Select(ParcelOf)],
            Customer = new OrderCustomer("Someone", "someone@example.com"),
            Terms = new OrderTerms(given.ToldOfReturnCosts, given.ToldOfWithdrawal, ToldOfExclusions: given.ToldOfExclusions),
        };
    }

    private static Parcel ParcelOf(GoldenParcel parcel) => new()
    {
        ShippedAt = parcel.Shipped is { } shipped ? Some.Time(shipped) : parcel.Delivered is { } day ? Some.Time(day).AddDays(-3) : null,
        DeliveredAt = parcel.Delivered is { } delivered ? Some.Time(delivered) : null,
    };

    // Only what a case names is compared, and all of it at once, so that one failure shows everything that differs.
    private static string Expected(GoldenExpectation expect, PolicyDecision decision) => string.Join("\n", Compared(expect, decision).Select(pair => $"{pair.What}: {pair.Expected}"));

    private static string Actual(GoldenExpectation expect, PolicyDecision decision) => string.Join("\n", Compared(expect, decision).Select(pair => $"{pair.What}: {pair.Actual}"));

    private static IEnumerable<(string What, string Expected, string Actual)> Compared(GoldenExpectation expect, PolicyDecision decision)
    {
        yield return ("verdict", expect.Verdict, Snake(decision.Verdict));
        if (expect.Refusal is { } refusal) yield return ("refusal", refusal, Snake(decision.Refusal));
        if (expect.LastDay is { } last) yield return ("last day", last, Day(decision.LastDay));
        if (expect.NoLastDay) yield return ("last day", "none", Day(decision.LastDay));
        if (expect.ReturnFreight is { } payer) yield return ("return freight", payer, decision.ReturnFreight is { } pays ? Snake(pays) : "none");
        if (expect.Amount is { } amount) yield return ("amount", Number(amount), Number(decision.RefundAmount?.Amount));
        if (expect.OutwardFreight is { } freight) yield return ("outward freight", Number(freight), Number(decision.OutwardFreightRefunded?.Amount ?? 0));
        if (expect.RefundWithin is { } within) yield return ("refund within", within, decision.RefundWithin is { } days ? $"{days.Days} {Snake(days.Kind)} {Snake(decision.RefundStart!.Value)}" : "none");
        if (expect.Route is { } route) yield return ("route", route, decision.RefundRoute is { } way ? Snake(way) : "none");
        if (expect.AskFor is { } account) yield return ("ask for", account, decision.AccountToAskFor ?? "none");
        if (expect.Arrives is { } arrives) yield return ("arrives", arrives, decision.RefundArrives is { } range ? $"{range.From}-{range.To} {Snake(range.Kind)}" : "none");
        if (expect.Remedies is { } remedies) yield return ("remedies", string.Join(' ', remedies), string.Join(' ', decision.Remedies.Select(Snake)));
        if (expect.LaterRemedies is { } later) yield return ("later remedies", string.Join(' ', later), string.Join(' ', decision.LaterRemedies.Select(Snake)));
        if (expect.Clause is { } clause) yield return ("clause", clause, decision.Clauses.Select(each => each.Id).FirstOrDefault("none"));
        if (expect.Missing is { } missing) yield return ("missing", missing, string.Join(' ', decision.Missing.Select(Snake)));
        foreach (var alternative in expect.Alternatives ?? []) yield return ("alternative", alternative, decision.Alternatives.Select(Snake).FirstOrDefault(each => each == alternative, "none"));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "none";

    private static T Choice<T>(string snake) where T : struct, Enum => Enum.Parse<T>(snake.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static string Snake<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private sealed class GoldenFile
    {
        public string Market { get; set; } = "";
        public GoldenOrder Defaults { get; set; } = new();
        public List<GoldenCase> Cases { get; set; } = [];
    }

    private sealed class GoldenCase
    {
        public string Name { get; set; } = "";
        public string Grounds { get; set; } = "";
        public GoldenOrder Order { get; set; } = new();
        public string Request { get; set; } = "return";
        public string? Reason { get; set; }
        public string? Condition { get; set; }
        public bool Evidence { get; set; }
        public int? Quantity { get; set; }
        public string Now { get; set; } = "";
        public GoldenExpectation Expect { get; set; } = new();
    }

    private sealed class GoldenOrder
    {
        public string? Platform { get; set; }
        public string? ShopType { get; set; }
        public string? Region { get; set; }
        public string? Seller { get; set; }
        public string? Placed { get; set; }
        public string? Shipped { get; set; }
        public string? Delivered { get; set; }
        public List<GoldenParcel>? Parcels { get; set; }
        public string? Payment { get; set; }
        public decimal? Price { get; set; }
        public int? Quantity { get; set; }
        public decimal? Freight { get; set; }
        public List<string> Flags { get; set; } = [];
        public bool ToldOfReturnCosts { get; set; } = true;
        public bool ToldOfWithdrawal { get; set; } = true;
        public bool ToldOfExclusions { get; set; } = true;
    }

    private sealed class GoldenParcel
    {
        public string? Shipped { get; set; }
        public string? Delivered { get; set; }
    }

    private sealed class GoldenExpectation
    {
        public string Verdict { get; set; } = "";
        public string? Refusal { get; set; }
        public string? LastDay { get; set; }
        public bool NoLastDay { get; set; }
        public string? ReturnFreight { get; set; }
        public decimal? Amount { get; set; }
        public decimal? OutwardFreight { get; set; }
        public string? RefundWithin { get; set; }
        public string? Route { get; set; }
        public string? AskFor { get; set; }
        public string? Arrives { get; set; }
        public List<string>? Remedies { get; set; }
        public List<string>? LaterRemedies { get; set; }
        public string? Clause { get; set; }
        public string? Missing { get; set; }
        public List<string>? Alternatives { get; set; }
    }
}
