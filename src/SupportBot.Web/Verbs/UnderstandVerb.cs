using System.CommandLine;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>understand train</c> and <c>understand evaluate</c>: the learning messages and what was learnt from them.</summary>
internal static class UnderstandVerb
{
    public static Command Create(Option<string?> prompts)
    {
        var train = new Command("train", "Learns from prompts/understanding/<language>/ and writes the model files. The same messages give the same bytes.") { prompts };
        train.SetAction(parsed => Train(Path.Combine(Folders.Prompts(parsed.GetValue(prompts)), "understanding")));
        return new Command("understand", "What the bot understands without any model service.") { train };
    }

    private static int Train(string folder)
    {
        foreach (var report in UnderstandingModel.Train(folder)) Console.Error.WriteLine(report);
        return 0;
    }
}
