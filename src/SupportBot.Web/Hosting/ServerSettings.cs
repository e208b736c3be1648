namespace SupportBot.Web.Hosting;

/// <summary>What the command line says; null where it says nothing.</summary>
internal sealed record ServerSettings
{
    public string? Data { get; init; }
    public string? Urls { get; init; }
    public DateTimeOffset? Clock { get; init; }
    public IReadOnlyList<string> Orders { get; init; } = [];
    public string? Prompts { get; init; }
    public string? Environment { get; init; }
    /// <summary>Settings that win over every file, by their names in appsettings.sample.json.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>();
}
