namespace SupportBot.Parts.Servers;

/// <summary>How a <see cref="ProgramProcess"/> is started.</summary>
/// <param name="Dll">The built program, <c>SupportBot.Web.dll</c>.</param>
/// <param name="Data">Its data folder; it stays when the program has ended.</param>
public sealed record ProgramStart(string Dll, string Data)
{
    /// <summary>Where it listens on loopback; several nodes have a port each.</summary>
    public int Port { get; init; } = TcpPorts.Free();
    public string Environment { get; init; } = "Development";

    /// <summary>Null: the program finds its prompts itself.</summary>
    public string? Prompts { get; init; }

    /// <summary>Given as environment variables, over appsettings: <c>Turns:QuietWindow</c>, or as the variable is named, <c>Turns__QuietWindow</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
