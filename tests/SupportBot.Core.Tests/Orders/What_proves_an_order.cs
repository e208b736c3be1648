using SupportBot.Core.Orders;

namespace SupportBot.Core.Tests.Orders;

public sealed class What_proves_an_order
{
    private static readonly OrderCustomer Emily = new("Emily Carter", "Emily.Carter@example.com", "+1 202-555-0143");

    [Theory]
    [InlineData("emily.carter@example.com")]
    [InlineData("  EMILY.CARTER@EXAMPLE.COM ")]
    [InlineData("+12025550143")]
    [InlineData("(202) 555-0143")]
    [InlineData("0202 555 0143")]
    [InlineData("２０２５５５０１４３")]
    public void The_whole_contact_in_any_shape_does(string typed) => Assert.True(ContactProof.Matches(Emily, typed));

    [Theory]
    [InlineData("emily.carter@example.org")]
    [InlineData("carter@example.com")]
    [InlineData("@")]
    [InlineData("")]
    [InlineData("0143")]
    [InlineData("5550143")]
    [InlineData("+49 2025550143")]
    [InlineData("2025550144")]
    [InlineData("\uFFFE\uD800")]
    public void A_part_of_it_or_another_does_not(string typed) => Assert.False(ContactProof.Matches(Emily, typed));

    [Fact]
    public void An_order_without_contacts_cannot_be_proven() => Assert.False(ContactProof.Matches(new OrderCustomer("A", null, null), "a@example.com"));

    [Theory]
    [InlineData("id 20417", "ID20417")]
    [InlineData("#ID–20417", "ID20417")]
    [InlineData("ＩＤ２０４１７", "ID20417")]
    public void Numbers_compare_as_people_type_them(string typed, string normal) => Assert.Equal(normal, OrderNumber.Normal(typed));
}
