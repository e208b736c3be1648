using System.CommandLine;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>understand train</c> and <c>understand evaluate</c>: the learning messages and what was learnt from them.</summary>
internal static class UnderstandVerb
{
    public static Command Create(Option<string?> prompts)
    {
        var train = new Command("train", "Learns from prompts/understanding/<language>/ and writes the model files. The same messages give the same bytes.") { prompts };
        train.SetAction(parsed => Train(Folder(parsed.GetValue(prompts))));
        return new Command("understand", "What the bot understands without any model service.") { train, Evaluate(prompts), Read(prompts) };
    }

    private static Command Evaluate(Option<string?> prompts)
    {
        var messages = new Argument<string>("messages") { Description = "A file <language>.tsv, or a folder of them, with lines intent<TAB>message." };
        var evaluate = new Command("evaluate", "Measures what is understood of messages that were not learnt from.") { messages, prompts };
        evaluate.SetAction(parsed =>
        {
            foreach (var result in UnderstandingModel.Evaluate(Folder(parsed.GetValue(prompts)), parsed.GetValue(messages)!)) Console.Out.WriteLine(result);
        });
        return evaluate;
    }

    private static Command Read(Option<string?> prompts)
    {
        var language = new Option<string>("--language") { Description = "The conversation's language so far.", DefaultValueFactory = _ => "en" };
        var read = new Command("read", "Reads messages from standard input, one a line, and writes what was understood as JSON lines.") { language, prompts };
        read.SetAction(async (parsed, cancellation) =>
        {
            var reader = new MessageReader(UnderstandingModel.Load(Folder(parsed.GetValue(prompts))));
            while (await Console.In.ReadLineAsync(cancellation) is { } line)
                await Console.Out.WriteLineAsync(LogJson.Write(reader.Read(line, new Language(parsed.GetValue(language)!))));
        });
        return read;
    }

    private static string Folder(string? prompts) => Path.Combine(Folders.Prompts(prompts), "understanding");

    private static int Train(string folder)
    {
        foreach (var report in UnderstandingModel.Train(folder)) Console.Error.WriteLine(report);
        return 0;
    }
}
