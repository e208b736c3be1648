using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Changes whenever a file changes, comes or goes; line ends do not count.</summary>
internal static class FileHash
{
    public static byte[] Of(string folder, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path).Replace('\\', '/') + "\n"));
            var bytes = File.ReadAllBytes(path);
            if (bytes.AsSpan().Contains((byte)'\r')) bytes = [.. bytes.Where(b => b != '\r')];
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }
}
