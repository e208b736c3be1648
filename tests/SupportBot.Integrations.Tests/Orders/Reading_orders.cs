using SupportBot.Core.Orders;
using SupportBot.Integrations.Orders;

namespace SupportBot.Integrations.Tests.Orders;

public sealed class Reading_orders : IDisposable
{
    private const string Order = """
        {
          "number": "TB-1234567", "shop": "toko-biru", "market": "ID", "buyerRegion": "ID-JK", "platform": "shopee", "shopType": "mall",
          "sellerKind": "Trader", "currency": "IDR", "payment": { "kind": "Wallet", "brand": "GoPay" }, "placedAt": "2026-04-01T09:30:00+07:00",
          "outwardFreight": 9000,
          "lines": [ { "id": "1", "sku": "S", "name": "Sepatu", "variant": "42", "quantity": 2, "unitPrice": 150000.50, "category": "shoes", "flags": ["EasyReturn"] } ],
          "parcels": [ { "carrier": "JNE", "trackingNumber": "X", "shippedAt": "2026-04-02T00:00Z", "deliveredAt": "2026-04-04T10:00:00+07:00", "expectedOn": "2026-04-05" } ],
          "customer": { "name": "Ayu", "email": "ayu@example.com", "phone": "+6281234567890" }, "terms": { "freightInsured": true }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-orders").FullName;

    [Fact]
    public async Task An_order_is_read_whole_and_found_however_its_number_is_typed()
    {
        var source = new FileOrderSource(OrderReader.ReadFiles([File(Order)]));
        var order = await source.FindAsync(" #tb 1234567", default);
        Assert.NotNull(order);
        Assert.Equal(new Money(309_001.00m, "IDR"), order.Total);
        Assert.Equal(new PaymentMethod(PaymentKind.Wallet, "GoPay"), order.Payment);
        Assert.Equal(TimeSpan.FromHours(7), order.PlacedAt.Offset);
        Assert.Equal([ItemTrait.EasyReturn], order.Lines[0].Flags);
        Assert.Equal(new DateOnly(2026, 4, 5), order.Parcels[0].ExpectedOn);
        Assert.Equal(new OrderTerms(FreightInsured: true), order.Terms);
        Assert.Null(await source.FindAsync("TB-1234568", default));
    }

    [Theory]
    [InlineData("\"market\": \"ID\",", "", "$.orders[0]: missing: 'market' (order TB-1234567).")]
    [InlineData("\"kind\": \"Wallet\", ", "", "$.orders[0].payment: missing: 'kind' (order TB-1234567).")]
    [InlineData("\"unitPrice\": 150000.50", "\"unitPrice\": -1", "$.orders[0].lines[0].unitPrice: is negative.")]
    [InlineData("\"unitPrice\": 150000.50", "\"unitPrice\": \"1,5\"", "$.orders[0].lines[0].unitPrice: expected an amount, such as 12.50")]
    [InlineData("\"unitPrice\": 150000.50", "\"unitPrice\": 1e27", "$.orders[0].lines[0].unitPrice: is too large.")]
    [InlineData("\"quantity\": 2", "\"quantity\": 0", "$.orders[0].lines[0].quantity: is not from 1")]
    [InlineData("\"IDR\"", "\"Rp\"", "$.orders[0].currency: expected a currency of three capital letters")]
    [InlineData("\"market\": \"ID\"", "\"market\": \"Indonesia\"", "$.orders[0].market: expected a country of two capital letters")]
    [InlineData("\"Wallet\"", "\"Gold\"", "$.orders[0].payment.kind: expected one of Card, Wallet, BankTransfer")]
    [InlineData("\"Wallet\"", "1", "$.orders[0].payment.kind: expected one of Card, Wallet, BankTransfer")]
    [InlineData("\"EasyReturn\"", "\"Shiny\"", "$.orders[0].lines[0].flags: expected a list of CustomMade")]
    [InlineData("\"EasyReturn\"", "\"EasyReturn\", \"DeclaredNoReturn\"", "$.orders[0].lines[0].flags: says DeclaredNoReturn and EasyReturn")]
    [InlineData("\"expectedOn\"", "\"arrived\": \"yes\", \"expectedOn\"", "$.orders[0].parcels[0].arrived: expected true or false")]
    [InlineData("\"freightInsured\": true", "\"termsShown\": 1", "$.orders[0].terms.termsShown: expected true or false")]
    [InlineData("09:30:00+07:00", "09:30:00", "$.orders[0].placedAt: expected a time with its offset")]
    [InlineData("\"2026-04-05\"", "\"5 April\"", "$.orders[0].parcels[0].expectedOn: expected a day")]
    [InlineData("\"deliveredAt\": \"2026-04-04", "\"deliveredAt\": \"2026-03-04", "$.orders[0].parcels[0].deliveredAt: is before the parcel was sent.")]
    [InlineData("\"shopType\"", "\"shoptipe\"", "'shoptipe' is not a field here")]
    [InlineData("\"toko-biru\"", "null", "$.orders[0].shop: must not be null")]
    [InlineData("\"number\": \"TB-1234567\"", "\"number\": \"#-\"", "$.orders[0].number: expected letters or digits.")]
    [InlineData("\"parcels\": [", "\"parcels\": [ null, ", "$.orders[0].parcels: a list holds null (order TB-1234567).")]
    [InlineData("\"number\": \"TB-1234567\"", "\"number\": \"1\", \"number\": \"2\"", "$: this is not JSON, or has a field twice")]
    public void What_is_wrong_is_named_by_file_and_path(string right, string wrong, string problem)
    {
        var file = File(Order.Replace(right, wrong, StringComparison.Ordinal));
        var error = Assert.Throws<OrderFileException>(() => OrderReader.ReadFiles([file]));
        Assert.StartsWith(file + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parcel_may_have_arrived_on_a_day_nobody_knows()
    {
        var told = Order.Replace("\"deliveredAt\": \"2026-04-04T10:00:00+07:00\"", "\"arrived\": true", StringComparison.Ordinal);
        var order = Assert.Single(OrderReader.ReadFiles([File(told)]));
        Assert.Equal((OrderStatus.Delivered, null), (order.Status, order.DeliveredAt));
    }

    [Fact]
    public void What_was_told_and_how_it_was_paid_is_read_as_it_stands()
    {
        var told = Order.Replace("\"freightInsured\": true", "\"toldOfExclusions\": false, \"termsShown\": false", StringComparison.Ordinal)
            .Replace("\"Wallet\", \"brand\": \"GoPay\"", "\"Unknown\"", StringComparison.Ordinal)
            .Replace("150000.50", "0", StringComparison.Ordinal).Replace("EasyReturn", "FreeGift", StringComparison.Ordinal);
        var order = Assert.Single(OrderReader.ReadFiles([File(told)]));
        Assert.Equal(new OrderTerms(ToldOfExclusions: false, TermsShown: false), order.Terms);
        Assert.Equal((PaymentKind.Unknown, true), (order.Payment.Kind, order.Lines[0].IsFreeGift));
    }

    [Fact]
    public void Nobodys_data_is_in_the_message()
    {
        var file = File(Order.Replace("\"+6281234567890\"", "6281234567890", StringComparison.Ordinal));
        var error = Assert.Throws<OrderFileException>(() => OrderReader.ReadFiles([file]));
        Assert.Contains("$.orders[0].customer.phone: expected a text", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("81234567890", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_in_two_files_is_refused_since_a_customer_names_nothing_else()
    {
        var again = File(Order.Replace("TB-1234567", "tb 1234567", StringComparison.Ordinal));
        var error = Assert.Throws<OrderFileException>(() => OrderReader.ReadFiles([File(Order), again]));
        Assert.Contains($"{again}: $.orders[0].number: order tb 1234567 is there already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var error = Assert.Throws<OrderFileException>(() => OrderReader.ReadFiles([Path.Combine(_folder, "none.json"), File("3"), File(Order.Replace("IDR", "X", StringComparison.Ordinal))]));
        Assert.Equal(3, error.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"orders\": 3 }")]
    [InlineData("{ \"orders\": [ }")]
    public void A_file_of_another_kind_is_refused(string text)
    {
        var file = Path.Combine(_folder, "other.json");
        System.IO.File.WriteAllText(file, text);
        Assert.Throws<OrderFileException>(() => OrderReader.ReadFiles([file]));
    }

    [Fact]
    public async Task The_first_source_that_knows_the_number_answers()
    {
        var (mine, demo) = (OrderReader.ReadFiles([File(Order)]), OrderReader.ReadFiles([File(Order.Replace("Ayu", "Budi", StringComparison.Ordinal)), File(Order.Replace("TB-1", "D-1", StringComparison.Ordinal))]));
        var both = new CompositeOrderSource([new FileOrderSource(mine), new FileOrderSource(demo)]);
        Assert.Equal("Ayu", (await both.FindAsync("TB-1234567", default))!.Customer.Name);
        Assert.NotNull(await both.FindAsync("D-1234567", default));
        Assert.Null(await both.FindAsync("", default));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string order)
    {
        var file = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".json");
        System.IO.File.WriteAllText(file, $$"""{ "orders": [ {{order}} ] }""");
        return file;
    }
}
