using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

public sealed class Orders_in_Chinese : IAsyncLifetime
{
    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Where_the_parcel_is()
    {
        using var yang = await Customer.ArriveAsync(shop, "zh-CN", "CN");
        yang.Last.Contains("不是真人");
        (await yang.SaysAsync("在吗 我的快递到哪了")).Contains("订单号");
        (await yang.SaysAsync("CN-30562 liu.yang@example.com")).Contains("京东物流", "JDX028374651920");
    }

    [Fact]
    public async Task The_statutory_seven_days_are_granted_with_their_clause_and_the_last_day()
    {
        using var xiaoyu = await Customer.ArriveAsync(shop, "zh-CN", "CN");
        // Signed for on 4 March 2026: counting from the next day, the 11th is the last.
        (await xiaoyu.SaysAsync("羽绒服不想要了 想退货 CN-30551 wang.xiaoyu@example.com")).Contains("2026年3月11日", "¥399.00", "微信支付");
        (await xiaoyu.SaysAsync("好的 办吧")).Contains("RMA-CN-");
    }

    [Fact]
    public async Task After_them_it_is_refused_and_a_fault_is_heard_all_the_same()
    {
        using var jianguo = await Customer.ArriveAsync(shop, "zh-CN", "CN");
        (await jianguo.SaysAsync("耳机不喜欢 退货 CN-30540 li.jianguo@example.com")).Contains("真无线蓝牙耳机");
        var answer = await jianguo.SaysAsync("左耳没声音 坏的");
        answer.Contains("真无线蓝牙耳机");
        Assert.NotEmpty(answer.Buttons);
    }
}
