using System.CommandLine;
using SupportBot.Integrations.Storage.Move;

namespace SupportBot.Web.Verbs;

/// <summary><c>storage migrate</c> and <c>storage move</c>: the database's shape, and the way from a data folder into PostgreSQL.</summary>
internal static class StorageVerb
{
    public static Command Create(ServeOptions options) => new("storage", "The database of log, returns, staff and files.") { Migrate(options), Move(options) };

    private static Command Migrate(ServeOptions options)
    {
        var migrate = new Command("migrate", "Brings the database (the data folder, or PostgreSQL when ConnectionStrings:Postgres is set) to this program's shape, and exits. A start does the same.") { options.Data };
        migrate.SetAction((parsed, cancellation) => StorageJob.RunAsync(async () =>
        {
            var areas = await new StorageMigration(StorageJob.Storage(options.Read(parsed)), TimeProvider.System).RunAsync(cancellation);
            await Console.Out.WriteLineAsync("area\tapplied\tnow");
            foreach (var area in areas) await Console.Out.WriteLineAsync(FormattableString.Invariant($"{area.Area}\t{area.Applied}\t{area.Now}"));
            return 0;
        }, "Run it again: a step is applied whole or not at all."));
        return migrate;
    }

    private static Command Move(ServeOptions options)
    {
        var from = new Option<string>("--from") { Description = "The data folder that the shop leaves. No program may be running on it.", Required = true };
        var undo = new Option<bool>("--undo") { Description = "Let the folder serve again, as it was when the move began; what was written in PostgreSQL since is not in it." };
        var move = new Command("move", "Moves a shop from a data folder into the empty PostgreSQL database of ConnectionStrings:Postgres, compares every table, and marks the folder as moved. "
            + "Stopped or killed, it goes on where it was when it is run again.") { from, undo };
        move.SetAction((parsed, cancellation) =>
        {
            var shop = new ShopMove(StorageJob.Storage(options.Read(parsed) with { Data = parsed.GetValue(from) }), TimeProvider.System);
            return StorageJob.RunAsync(() => parsed.GetValue(undo) ? UndoAsync(shop) : MoveAsync(shop, cancellation),
                "Nothing is lost. Run the same command again to go on, or with --undo to stay in the folder.");
        });
        return move;
    }

    private static async Task<int> MoveAsync(ShopMove shop, CancellationToken cancellation)
    {
        var comparison = await shop.RunAsync(new ProgressLines(Console.Error, TimeProvider.System), cancellation);
        return await StorageJob.TellAsync(comparison,
            same: "Moved. Start SupportBot with ConnectionStrings:Postgres; the folder is marked and can be kept as it is.",
            different: "The two sides differ, so the shop has not moved. Empty the PostgreSQL database, run storage move --undo, and move again.",
            before: "Nothing to do: this shop is in that PostgreSQL database already.");
    }

    private static async Task<int> UndoAsync(ShopMove shop)
    {
        await Console.Error.WriteLineAsync($"The folder serves again. What is in PostgreSQL ({await shop.UndoAsync()}) is no longer this shop.");
        return 0;
    }
}
