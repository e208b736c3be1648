using SupportBot.Parts.Faults;

namespace SupportBot.Parts.Tests.Faults;

public sealed class On_a_small_disk
{
    [Fact]
    public async Task There_is_really_no_space_left_until_it_is_freed()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 2);
        var file = Path.Combine(disk.Folder, "log");
        await File.WriteAllTextAsync(file, "before");
        await disk.FillAsync();
        var error = await Assert.ThrowsAsync<IOException>(() => File.WriteAllBytesAsync(file + "2", new byte[1]));
        Assert.True(SmallDisk.IsFull(error), error.Message);

        disk.Free();
        await File.WriteAllBytesAsync(file + "2", new byte[1_000_000]);
        Assert.Equal("before", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task It_ends_where_it_was_mounted_even_with_a_file_open()
    {
        string folder;
        FileStream open;
        await using (var disk = await SmallDisk.MountAsync(megabytes: 1))
        {
            folder = disk.Folder;
            Assert.Contains(folder, await File.ReadAllTextAsync("/proc/mounts"), StringComparison.Ordinal);
            open = File.Create(Path.Combine(folder, "open"));
        }
        await open.DisposeAsync();
        Assert.DoesNotContain(folder, await File.ReadAllTextAsync("/proc/mounts"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }
}
