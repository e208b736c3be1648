using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>The secret that chat tokens are signed with. Lost or replaced, every open chat asks for a new token; nothing else is lost.</summary>
internal sealed class SigningKey(IOptions<DirectLineOptions> options)
{
    private const int Bytes = 64;
    private const int FewestBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Lazy<SymmetricSecurityKey> key = new(() => new SymmetricSecurityKey(Load(options.Value)));

    public SymmetricSecurityKey Value => key.Value;

    private static byte[] Load(DirectLineOptions options)
    {
        if (options.SigningKey is { } shared) return Checked(Convert.FromBase64String(shared), "The setting DirectLine:SigningKey");
        var path = Path.Combine(options.DataDirectory, "chat-signing.key");
        if (!File.Exists(path)) Create(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw new InvalidOperationException($"Others can read {path}. Remove it (open chats ask for new tokens) or make it 0600.");
        return Checked(File.ReadAllBytes(path), path);
    }

    // Written aside and linked into place, so that two processes that start together end up with the same key, and a crash leaves no half one.
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, how))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }

        try { File.Move(draft, path, overwrite: false); }
        catch (IOException) when (File.Exists(path)) { File.Delete(draft); }
    }

    private static byte[] Checked(byte[] bytes, string where) => bytes.Length >= FewestBytes
        ? bytes
        : throw new InvalidOperationException($"{where} holds {bytes.Length} bytes; a signing key needs {FewestBytes} or more.");
}
