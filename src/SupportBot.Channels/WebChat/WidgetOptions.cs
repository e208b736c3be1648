using System.ComponentModel.DataAnnotations;

namespace SupportBot.Channels.WebChat;

/// <summary>Settings of the chat on the shop's pages; section <c>Widget</c> of the configuration.</summary>
public sealed class WidgetOptions : IValidatableObject
{
    public const string Section = "Widget";

    /// <summary>Origins of the shop's pages (<c>https://shop.example</c>) that may show the chat. The server's own pages always may.</summary>
    public IList<string> ShopOrigins { get; } = [];

    /// <summary>Folder with the browser files that the build fetched. Null: <c>wwwroot/lib</c> beside the program.</summary>
    public string? VendorFolder { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ShopOrigins.Where(origin => !IsOrigin(origin))
        .Select(origin => new ValidationResult($"Widget:ShopOrigins holds '{origin}'; an origin looks like https://shop.example, without a path."));

    // These go into a response header: only what is a plain origin may.
    private static bool IsOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == origin && url.UserInfo.Length == 0;
}
