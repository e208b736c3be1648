using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SupportBot.Integrations.Storage;

namespace SupportBot.Web.Hosting;

/// <summary>
/// The keys that all nodes on one database must share: what chat tokens are signed with, and the staff cookies' keys. One process keeps them
/// as files in its data folder; several keep them beside the log.
/// </summary>
internal sealed class SharedKeys(Installation installation) : IXmlRepository
{
    public const string ChatKey = "chat-signing-key", CookieKeys = "data-protection:";

    private string? chat;

    /// <summary>In base64.</summary>
    public string Chat => chat ?? throw new InvalidOperationException("The shared keys are read at the start.");

    public async Task LoadAsync(CancellationToken cancellation) =>
        chat = await installation.RememberAsync(ChatKey, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)), cancellation);

    // The framework asks this way, at the start and once a day; elsewhere nobody waits for a task like that.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => installation.ListAsync(CookieKeys, CancellationToken.None)).GetAwaiter().GetResult().Select(text => XElement.Parse(text))];

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => installation.RememberAsync(
        CookieKeys + friendlyName, () => element.ToString(SaveOptions.DisableFormatting), CancellationToken.None)).GetAwaiter().GetResult();
}
