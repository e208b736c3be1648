using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Staff;
using SupportBot.Core.Transcripts;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests;

/// <summary>The real back office on data of its own, put together and opened as the program does it.</summary>
internal sealed class BackOffice : IAsyncDisposable
{
    private readonly Func<Task> _clear;
    private ServiceProvider _services;

    private BackOffice(StorageOptions options, Func<Task> clear) => (Options, _clear, _services) = (options, clear, Furnish(options));

    public ManualClock Clock { get; } = new();
    public StorageOptions Options { get; }
    public IConversationLog Log => _services.GetRequiredService<IConversationLog>();
    public ITranscriptIndex Transcripts => _services.GetRequiredService<ITranscriptIndex>();
    public IReturnStore Returns => _services.GetRequiredService<IReturnStore>();
    public IRuleReviews Reviews => _services.GetRequiredService<IRuleReviews>();
    public IFileStore Files => _services.GetRequiredService<IFileStore>();
    public IStaffStore Staff => _services.GetRequiredService<IStaffStore>();
    public ISignInTries Tries => _services.GetRequiredService<ISignInTries>();
    public IStaffAudit Audit => _services.GetRequiredService<IStaffAudit>();
    public IOrderSource Orders => _services.GetRequiredService<IOrderSource>();
    public INodes Nodes => _services.GetRequiredService<INodes>();
    public ISqlDatabase Database => _services.GetRequiredService<ISqlDatabase>();
    public Installation Installation => _services.GetRequiredService<Installation>();

    public static Task<BackOffice> OpenAsync(Store store) => store == Store.SQLite ? OpenInFolderAsync() : OpenOnServerAsync();

    /// <summary>SQLite in a folder that goes with it.</summary>
    public static Task<BackOffice> OpenInFolderAsync(int? maxMegabytes = null)
    {
        var folder = new TempFolder("back-office");
        return StartAsync(new StorageOptions { DataDirectory = folder.Path, MaxMegabytes = maxMegabytes }, () =>
        {
            folder.Dispose();
            return Task.CompletedTask;
        });
    }

    /// <summary>A fresh database of the shared PostgreSQL, which goes with it.</summary>
    public static async Task<BackOffice> OpenOnServerAsync()
    {
        var database = await FreshDatabase.CreateAsync();
        return await StartAsync(On(database), () => FreshDatabase.DropAsync(database));
    }

    /// <summary>PostgreSQL as that string says; whoever made the database keeps it.</summary>
    public static Task<BackOffice> OpenAtAsync(string connectionString) => StartAsync(On(connectionString), () => Task.CompletedTask);

    /// <summary>A second program on the same data; it leaves the data behind.</summary>
    public Task<BackOffice> BesideAsync() => StartAsync(Options, () => Task.CompletedTask);

    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Furnish(Options);
        await _services.OpenStoresAsync(default);
    }

    /// <summary>The program ends; its data stays until this is disposed.</summary>
    public ValueTask StopAsync() => _services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _clear();
    }

    // Nothing is in the folder when everything is in the database: it need not be there.
    private static StorageOptions On(string connectionString) => new() { DataDirectory = "nowhere", Postgres = connectionString };

    private static async Task<BackOffice> StartAsync(StorageOptions options, Func<Task> clear)
    {
        var office = new BackOffice(options, clear);
        try
        {
            await office._services.OpenStoresAsync(default);
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    private ServiceProvider Furnish(StorageOptions options) =>
        new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddIntegrations(options, new OrderOptions()).BuildServiceProvider();
}
