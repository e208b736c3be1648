using System.CommandLine;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Core.Turns.Understanding.Measuring;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>understand</c>: what is understood of messages without any model service; how well; and learning it.</summary>
internal static class UnderstandVerb
{
    public static Command Create(Option<string?> prompts)
    {
        var understand = new Command("understand", "Reads messages as JSON lines ({\"text\": …, \"lang\"?: …, the conversation's language so far}) from standard input, and writes what was understood of each as a JSON line.")
        {
            prompts, Train(prompts), Evaluate(prompts),
        };
        understand.SetAction((parsed, cancellation) => TryAsync(() => ReadAsync(Folder(parsed.GetValue(prompts)), cancellation)));
        return understand;
    }

    // What is wrong with a file is said in a line, not in a stack.
    private static async Task<int> TryAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception wrong) when (StartUp.Explain(wrong) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return 1;
        }
    }

    private static Command Train(Option<string?> prompts)
    {
        var train = new Command("train", "Learns from prompts/understanding/<language>/ and writes the model files. The same messages give the same bytes.") { prompts };
        train.SetAction((parsed, _) => TryAsync(async () =>
        {
            foreach (var trained in UnderstandingModel.Train(Folder(parsed.GetValue(prompts))))
                await Console.Error.WriteLineAsync($"{trained.Language}: {trained.IntentMessages} messages, {trained.ReasonMessages} reasons, {trained.Bytes / 1024} KiB");
            return 0;
        }));
        return train;
    }

    private static Command Evaluate(Option<string?> prompts)
    {
        var messages = new Argument<string>("messages") { Description = "A file of JSON lines {\"text\", \"lang\", \"intents\": [main first], \"entities\": {type: text as typed}}." };
        var misread = new Option<bool>("--misread") { Description = "Lists every message whose main intent or language was not understood." };
        var evaluate = new Command("evaluate", "Measures, language by language, what is understood of messages that were not learnt from.") { messages, misread, prompts };
        evaluate.SetAction((parsed, _) => TryAsync(async () =>
        {
            var measured = new Measurement(new MessageReader(UnderstandingModel.Load(Folder(parsed.GetValue(prompts))))).Of(TestMessage.ReadFile(parsed.GetValue(messages)!));
            await Console.Out.WriteAsync(MeasureTable.Write(measured));
            if (parsed.GetValue(misread)) await WriteMisreadAsync(measured);
            return 0;
        }));
        return evaluate;
    }

    private static async Task WriteMisreadAsync(IEnumerable<MeasuredLanguage> measured)
    {
        foreach (var language in measured)
            foreach (var message in language.Misread)
                await Console.Out.WriteLineAsync($"{language.Language}\t{message.Meant}\t{message.Understood}\t{message.Language}\t{message.Text.ReplaceLineEndings(" ")}");
    }

    // A bad line is answered in its place, so that the lines of both sides still belong together.
    private static async Task<int> ReadAsync(string folder, CancellationToken cancellation)
    {
        var reader = new MessageReader(UnderstandingModel.Load(folder));
        using var input = new StreamReader(Console.OpenStandardInput());
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var bad = 0;
        for (var number = 1; await input.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var answer = UnderstoodLine.Answer(line, number, reader);
            if (answer.IsError) bad++;
            await output.WriteLineAsync(answer.Json);
            await output.FlushAsync(cancellation);
        }
        return bad == 0 ? 0 : 1;
    }

    private static string Folder(string? prompts) => Path.Combine(Folders.Prompts(prompts), "understanding");
}
