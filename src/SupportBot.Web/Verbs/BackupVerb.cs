using System.CommandLine;
using SupportBot.Integrations.Storage.Move;

namespace SupportBot.Web.Verbs;

/// <summary><c>backup</c> and <c>restore</c>: one form of backup, a data folder, whatever store the shop is in.</summary>
internal static class BackupVerb
{
    public static Command Backup(ServeOptions options)
    {
        var target = new Argument<string>("target") { Description = "A folder that is not there yet, or empty." };
        var backup = new Command("backup", "Writes the shop (of the data folder, or of PostgreSQL when ConnectionStrings:Postgres is set) into a new data folder while programs go on serving, and compares every table. "
            + "The folder can be restored, or served from with --data. It holds keys and customers' data: only its owner can read it.") { target, options.Data };
        backup.SetAction((parsed, cancellation) => StorageJob.RunAsync(async () =>
        {
            var shop = new ShopBackup(StorageJob.Storage(options.Read(parsed)), TimeProvider.System);
            var comparison = await shop.RunAsync(parsed.GetValue(target)!, new ProgressLines(Console.Error, TimeProvider.System), cancellation);
            return await StorageJob.TellAsync(comparison, same: $"Backed up to {Path.GetFullPath(parsed.GetValue(target)!)}.", different: "The copy differs from the shop, so there is no backup. Check the disk.", before: "");
        }, "There is no backup; what was written of it is removed. Run the same command again."));
        return backup;
    }

    public static Command Restore(ServeOptions options)
    {
        var source = new Argument<string>("source") { Description = "A folder that backup has written. It is only read." };
        var restore = new Command("restore", "Brings a backup into an empty data folder, or into an empty PostgreSQL database when ConnectionStrings:Postgres is set, and compares every table.") { source, options.Data };
        restore.SetAction((parsed, cancellation) => StorageJob.RunAsync(async () =>
        {
            var shop = new ShopRestore(StorageJob.Storage(options.Read(parsed)), TimeProvider.System);
            var comparison = await shop.RunAsync(parsed.GetValue(source)!, new ProgressLines(Console.Error, TimeProvider.System), cancellation);
            return await StorageJob.TellAsync(comparison,
                same: "Restored.",
                different: "This differs from what the backup's list says (backup.json), so nothing serves from it: the backup is damaged, or was served from.",
                before: "Nothing to do: this backup is in that PostgreSQL database already.");
        }, "Nothing is lost. Run the same command again."));
        return restore;
    }
}
