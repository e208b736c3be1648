using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// Copies a data folder's databases page by page with SQLite's own backup (https://www.sqlite.org/backup.html), from the moment at which the
/// folder was opened to be read; a program may go on writing to it.
/// </summary>
internal static class PageCopy
{
    private const int PagesAtOnce = 2048;

    public static async Task RunAsync(ShopFolder from, string to, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        foreach (var database in from.Databases)
        {
            var path = Path.Combine(to, Path.GetFileName(database.DataSource));
            OwnerOnly.Write(path, "");
            await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            await copy.OpenAsync(cancellation);
            Copy(database, copy, progress, cancellation);
        }
        foreach (var (fact, value) in from.Keys.Read()) new KeyFiles(to).Write(fact, value);
    }

    private static void Copy(SqliteConnection from, SqliteConnection to, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        int outcome;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            outcome = raw.sqlite3_backup_step(backup, PagesAtOnce);
            var total = raw.sqlite3_backup_pagecount(backup);
            progress.Report(new TableProgress("copying", Path.GetFileName(from.DataSource), total - raw.sqlite3_backup_remaining(backup), total, "pages"));
        }
        while (outcome == raw.SQLITE_OK);
        if (outcome != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(outcome, to.Handle);
    }
}
