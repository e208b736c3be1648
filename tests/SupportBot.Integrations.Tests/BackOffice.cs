using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Transcripts;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;

namespace SupportBot.Integrations.Tests;

/// <summary>The real back office on a folder of its own, put together as the program does it.</summary>
internal sealed class BackOffice : IAsyncDisposable
{
    private readonly bool _isGuest;
    private ServiceProvider _services;

    private BackOffice(StorageOptions options, bool isGuest)
    {
        (Options, _isGuest) = (options, isGuest);
        _services = Start();
    }

    public static BackOffice Open(int? maxMegabytes = null) => new(
        new StorageOptions { DataDirectory = Directory.CreateTempSubdirectory("supportbot-").FullName, MaxMegabytes = maxMegabytes }, isGuest: false);

    /// <summary>A second program on the same data; it leaves the data behind.</summary>
    public BackOffice Beside() => new(Options, isGuest: true);

    public ManualClock Clock { get; } = new();
    public StorageOptions Options { get; }
    public IConversationLog Log => _services.GetRequiredService<IConversationLog>();
    public ITranscriptIndex Transcripts => _services.GetRequiredService<ITranscriptIndex>();
    public IReturnStore Returns => _services.GetRequiredService<IReturnStore>();
    public IRuleReviews Reviews => _services.GetRequiredService<IRuleReviews>();
    public IFileStore Files => _services.GetRequiredService<IFileStore>();
    public IOrderSource Orders => _services.GetRequiredService<IOrderSource>();
    public ISqlDatabase Database => _services.GetRequiredService<ISqlDatabase>();
    public Installation Installation => _services.GetRequiredService<Installation>();

    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_isGuest) Directory.Delete(Options.DataDirectory, recursive: true);
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddIntegrations(Options, new OrderOptions()).BuildServiceProvider();
        services.GetRequiredService<ISqlDatabase>();
        return services;
    }
}
