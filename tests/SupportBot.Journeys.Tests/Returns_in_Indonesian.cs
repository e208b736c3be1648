using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>A buyer in Jakarta, on a phone, in the words of the street.</summary>
public sealed class Returns_in_Indonesian : IAsyncLifetime
{
    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_return_is_opened_and_its_state_can_be_asked()
    {
        using var rizky = await Customer.ArriveAsync(shop, "id-ID", "ID");
        rizky.Last.Contains("program komputer", "90 hari");

        (await rizky.SaysAsync("halo kak, sepatunya kekecilan nih mau saya balikin")).Contains("nomor pesanan");
        // Delivered on Saturday 7 March 2026, seven days by the shop's own terms; the day of receipt does not count.
        (await rizky.SaysAsync("ID-20417 rizky.pratama@example.com")).Contains("Sepatu Lari Pria AeroRun", "Sabtu, 14 Maret 2026", "Rp549.000", "GoPay");

        var opened = await rizky.SaysAsync("iya kak lanjut");
        opened.Contains("RMA-ID-");
        (await rizky.SaysAsync("retur saya udah sampai mana ya?")).Contains("RMA-ID-", "Rp549.000");
    }

    [Fact]
    public async Task The_same_yes_twice_opens_one_return()
    {
        using var rizky = await Customer.ArriveAsync(shop, "id-ID", "ID");
        await rizky.SaysAsync("mau retur, pesanan ID-20417, rizky.pratama@example.com, kekecilan");
        var yes = new { type = "message", from = new { id = "me" }, text = "Ya", channelData = new { clientActivityID = "once" } };
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rizky.PostAsync(yes)));

        Assert.Single(ids.Distinct());
        (await rizky.ReadAsync(1))[^1].Contains("RMA-ID-");
        (await rizky.SaysAsync("buka retur lagi dong buat sepatu itu")).Contains("RMA-ID-").Lacks("Sabtu, 14 Maret");
        Assert.Single(await rizky.HistoryAsync(), text => text == "Ya");
    }

    [Fact]
    public async Task A_wrong_number_and_a_wrong_contact_sound_the_same()
    {
        using var unknown = await Customer.ArriveAsync(shop, "id-ID", "ID");
        using var wrong = await Customer.ArriveAsync(shop, "id-ID", "ID");
        var toUnknown = await unknown.SaysAsync("pesanan saya ID-99999 email orang.lain@example.com mau retur");
        var toWrong = await wrong.SaysAsync("pesanan saya ID-20417 email orang.lain@example.com mau retur");

        Assert.Equal(toUnknown.Text, toWrong.Text);
        toWrong.Lacks("Sepatu", "GoPay");
        // The right contact afterwards still opens it.
        (await wrong.SaysAsync("maaf, rizky.pratama@example.com, ID-20417")).Contains("Sepatu Lari Pria AeroRun");
    }

    [Fact]
    public async Task Too_late_for_a_change_of_mind_is_refused_with_the_day_and_what_is_still_possible()
    {
        using var dewi = await Customer.ArriveAsync(shop, "id-ID", "ID");
        // Delivered on Monday 2 March: the seventh day was the 9th, today is the 10th.
        var answer = await dewi.SaysAsync("mau balikin kemeja dari ID-20388 dewi.lestari@example.com, saya berubah pikiran");
        answer.Contains("Kemeja Linen Wanita Sekar", "Senin, 9 Maret 2026");
        Assert.NotEmpty(answer.Buttons);
    }

    [Fact]
    public async Task Cash_on_delivery_goes_to_a_bank_account_and_second_thoughts_change_the_item()
    {
        using var siti = await Customer.ArriveAsync(shop, "id-ID", "ID");
        await siti.SaysAsync("halo mau retur pesanan ID-20376 siti.rahmawati@example.com");
        await siti.PressesAsync("Selendang Batik Tulis Parang (Sogan)");
        var shown = await siti.SaysAsync("kualitasnya jelek, benangnya lepas");
        shown.Contains("Selendang Batik Tulis Parang", "rekening");
        (await siti.SaysAsync("eh bukan, yang anting aja")).Contains("Anting Perak 925 Melati");
    }
}
