using System.Globalization;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Faults;

/// <summary>A disk of a few megabytes that can really be full: a tmpfs, mounted for one test. Mounting needs root.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int Block = 4096;

    private readonly Leash leash;

    private SmallDisk(string folder)
    {
        Folder = folder;
        // A program that still has a file open there must not keep the mount.
        leash = new Leash("umount \"$1\" || umount -l \"$1\"; rmdir \"$1\"", folder);
    }

    /// <summary>Where it is mounted; anyone may write there.</summary>
    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, ".ballast");

    /// <exception cref="InvalidOperationException">Not root.</exception>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        if (!Environment.IsPrivilegedProcess) throw new InvalidOperationException("Mounting a disk that can be full needs root: run these tests as root, for instance in a container.");
        var folder = new TempFolder("small-disk");
        try
        {
            await Tool.RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=1777"), "supportbot-test", folder.Path);
            return new SmallDisk(folder.Path);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Leaves no byte free: whoever writes more meets ENOSPC.</summary>
    public async Task FillAsync()
    {
        await using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) await ballast.WriteAsync(new byte[Block]);
        }
        catch (IOException error) when (IsFull(error))
        {
            // That was the aim.
        }
    }

    /// <summary>Gives back what <see cref="FillAsync"/> took.</summary>
    public void Free() => File.Delete(Ballast);

    public static bool IsFull(IOException error) => error.HResult == NoSpaceLeft;

    public async ValueTask DisposeAsync()
    {
        await leash.LetGoAsync();
        await leash.DisposeAsync();
    }
}
