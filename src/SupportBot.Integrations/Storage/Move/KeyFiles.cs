namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// The keys of a data folder: files there, facts of the installation in PostgreSQL. They travel as facts, so that open chats and sign-ins
/// outlive a move.
/// </summary>
internal sealed class KeyFiles(string directory)
{
    private const string ChatKey = "chat-signing-key", CookieKeys = "data-protection:", ChatFile = "chat-signing.key", CookieFolder = "keys", CookieFile = ".xml";

    public static bool IsKey(string fact) => fact == ChatKey || fact.StartsWith(CookieKeys, StringComparison.Ordinal);

    public IReadOnlyDictionary<string, string> Read()
    {
        var (facts, chat, cookies) = (new Dictionary<string, string>(StringComparer.Ordinal), Path.Combine(directory, ChatFile), Path.Combine(directory, CookieFolder));
        if (File.Exists(chat)) facts[ChatKey] = Convert.ToBase64String(File.ReadAllBytes(chat));
        foreach (var file in Directory.Exists(cookies) ? Directory.EnumerateFiles(cookies, "*" + CookieFile) : [])
            facts[CookieKeys + Path.GetFileNameWithoutExtension(file)] = File.ReadAllText(file);
        return facts;
    }

    public void Write(string fact, string value)
    {
        if (fact == ChatKey) OwnerOnly.Write(Path.Combine(directory, ChatFile), Convert.FromBase64String(value));
        else OwnerOnly.Write(Path.Combine(OwnerOnly.Folder(Path.Combine(directory, CookieFolder)), FileName(fact[CookieKeys.Length..])), value);
    }

    private static string FileName(string name) => name.Length > 0 && Path.GetFileName(name) == name
        ? name + CookieFile
        : throw new InvalidDataException("A key's name in the installation table is no file name.");
}
