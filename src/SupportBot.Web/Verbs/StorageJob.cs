using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Move;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary>What the verbs over the store have in common: settings as for serving, a table on standard output, words for the operator.</summary>
internal static class StorageJob
{
    public static StorageOptions Storage(ServerSettings settings) => ServerBuilder.Storage(ServerBuilder.Create(settings).Configuration, Folders.Data(settings.Data));

    /// <param name="whenStopped">What to do next after Ctrl+C.</param>
    public static async Task<int> RunAsync(Func<Task<int>> job, string whenStopped)
    {
        try
        {
            return await job();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Stopped. {whenStopped}");
            return 1;
        }
        catch (Exception wrong) when (wrong is StorageRefusedException || StartUp.Explain(wrong) is not null)
        {
            await Console.Error.WriteLineAsync(StartUp.Explain(wrong) ?? wrong.Message);
            return 1;
        }
    }

    /// <summary>One line a table; then what it means.</summary>
    public static async Task<int> TellAsync(ShopComparison? comparison, string same, string different, string before)
    {
        if (comparison is not null) await Console.Out.WriteLineAsync("table\trows\trows there\tsha-256\t");
        foreach (var table in comparison?.Tables ?? []) await Console.Out.WriteLineAsync(Line(table));
        await Console.Error.WriteLineAsync(comparison is null ? before : comparison.IsSame ? same : different);
        return comparison?.IsSame is false ? 1 : 0;
    }

    private static string Line(TableComparison table) => FormattableString.Invariant(
        $"{table.Here.Table}\t{table.Here.Rows}\t{table.There?.Rows ?? 0}\t{table.Here.Sha256}\t{(table.IsSame ? "same" : $"DIFFERENT: {table.There?.Sha256}")}");
}
