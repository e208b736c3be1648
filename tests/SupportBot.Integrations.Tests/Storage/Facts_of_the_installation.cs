namespace SupportBot.Integrations.Tests.Storage;

public abstract class Facts_of_the_installation(Store store) : OnEitherStore(store)
{
    [Fact]
    public async Task Of_many_who_make_a_value_at_once_the_first_ones_counts_for_all()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 50).Select(index => Task.Run(() => Office.Installation.RememberAsync("key", () => $"{index}", default))));
        Assert.Single(values.Distinct());
        await Office.RestartAsync();
        Assert.Equal(values[0], await Office.Installation.RememberAsync("key", () => "later", default));
    }

    [Fact]
    public async Task Those_of_one_kind_are_listed_by_name_and_forgotten_together()
    {
        foreach (var name in new[] { "key/b", "key/a", "key/B", "keys", "k%", "kex/a" }) await Office.Installation.RememberAsync(name, () => "of " + name, default);
        Assert.Equal(["of key/B", "of key/a", "of key/b"], await Office.Installation.ListAsync("key/", default));
        Assert.Equal(["of k%"], await Office.Installation.ListAsync("k%", default));
        await Office.Installation.ForgetAsync("key_", default);
        await Office.Installation.ForgetAsync("key/", default);
        Assert.Empty(await Office.Installation.ListAsync("key/", default));
        Assert.Equal(["of kex/a", "of keys"], (await Office.Installation.ListAsync("ke", default)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_first_start_is_the_first_one_for_good()
    {
        var first = Office.Clock.GetUtcNow();
        Office.Clock.Advance(TimeSpan.FromDays(3));
        await Office.RestartAsync();
        Assert.Equal(first, await Office.Installation.FirstStartAsync(default));
    }
}

public sealed class Facts_of_the_installation_in_SQLite() : Facts_of_the_installation(Store.SQLite);

public sealed class Facts_of_the_installation_in_PostgreSQL() : Facts_of_the_installation(Store.PostgreSQL);
