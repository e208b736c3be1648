using System.CommandLine;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary>One program, many verbs. Without a verb it serves.</summary>
internal static class SupportBotCommand
{
    // A chunk's commit, or a node's last turns, are waited for.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(1);

    /// <summary>0: done; 1: what was asked does not hold; 2: wrong use.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = LongestFarewell });
        return parsed.Errors.Count > 0 ? 2 : exit;
    }

    public static RootCommand Create()
    {
        var options = new ServeOptions();
        var root = new RootCommand("SupportBot answers return and exchange questions of customers in many countries. Without a verb it serves the chat, the Desk and Admin.")
        {
            options.Data, options.Urls, options.Clock, options.Orders, options.Prompts, options.Environment,
            PolicyVerb.Create(options.Prompts), UnderstandVerb.Create(options.Prompts), DemoVerb.Create(), HealthVerb.Create(),
            StorageVerb.Create(options), BackupVerb.Backup(options), BackupVerb.Restore(options),
        };
        root.SetAction((parsed, cancellation) => Server.RunAsync(options.Read(parsed), Console.Out, cancellation));
        return root;
    }
}
