namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// A folder in the making: written under another name, and given its own when it is whole. Where the folder is there already (empty, perhaps
/// a disk of its own), inside it.
/// </summary>
internal sealed class StagedFolder : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string _target;
    private readonly bool _isInside;

    private StagedFolder(string target) => (_target, _isInside) = (target, Directory.Exists(target));

    public string Path => _isInside ? System.IO.Path.Combine(_target, Unfinished) : _target + Unfinished;

    /// <exception cref="StorageRefusedException">Something is there.</exception>
    public static StagedFolder Begin(string target)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        if (File.Exists(full)) throw new StorageRefusedException($"{full} is a file.");
        var staged = new StagedFolder(full);
        if (Directory.Exists(staged.Path)) throw new StorageRefusedException($"{staged.Path} is there: another program is writing it, or one was killed in the middle. If none is, remove it.");
        if (staged._isInside && Directory.EnumerateFileSystemEntries(full).Any()) throw new StorageRefusedException($"{full} is not empty.");
        OwnerOnly.Folder(staged.Path);
        return staged;
    }

    public void Commit()
    {
        FolderCheck.Flush(Path);
        if (!_isInside)
        {
            Directory.Move(Path, _target);
            return;
        }
        // The log last: a folder without it is not taken for a shop.
        foreach (var entry in Directory.EnumerateFileSystemEntries(Path).OrderBy(entry => System.IO.Path.GetFileName(entry) == StorageOptions.MainFileName).ToList())
            Directory.Move(entry, System.IO.Path.Combine(_target, System.IO.Path.GetFileName(entry)));
    }

    /// <summary>Nothing half done is left.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
