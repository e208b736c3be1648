using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

public sealed class TrainingTests : IDisposable
{
    private readonly string folder = Repository.NewTemp();

    public TrainingTests()
    {
        Write("en", "intents/return_request.txt", "I want to return this", "send it back please", "how do I return my shoes", "return the lamp", "send the lamp back");
        Write("en", "intents/order_status.txt", "where is my parcel", "when does my order arrive", "where is my order", "has my parcel shipped", "parcel status");
        Write("en", "reasons/damaged.txt", "it is broken", "arrived broken", "broken in the box", "the glass is broken", "cracked and broken");
        Write("en", "reasons/wrong_size.txt", "it is too small", "too big for me", "the size is wrong", "too small", "wrong size");
    }

    [Fact]
    public void The_same_messages_give_the_same_bytes()
    {
        var first = TrainAndRead();
        File.Delete(Model);
        Assert.Equal(first, TrainAndRead());
    }

    [Fact]
    public void Other_messages_give_other_bytes()
    {
        var first = TrainAndRead();
        Write("en", "intents/greeting.txt", "hello", "hi there", "hello there", "hi", "hello you");
        Assert.NotEqual(first, TrainAndRead());
    }

    [Fact]
    public void Line_ends_do_not_make_a_model_old()
    {
        TrainAndRead();
        var path = Path.Combine(folder, "en", "intents", "return_request.txt");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(["en"], UnderstandingModel.Load(folder).Languages);
    }

    [Fact]
    public void A_missing_model_says_what_to_run() => AssertSaysWhatToRun();

    [Fact]
    public void A_model_older_than_its_messages_says_what_to_run()
    {
        TrainAndRead();
        Write("en", "intents/thanks.txt", "thanks");
        AssertSaysWhatToRun();
    }

    [Fact]
    public void A_file_that_is_no_model_says_what_to_run()
    {
        File.WriteAllBytes(Model, [1, 2, 3]);
        AssertSaysWhatToRun();
    }

    [Fact]
    public void A_model_that_was_cut_short_says_what_to_run()
    {
        var bytes = TrainAndRead();
        File.WriteAllBytes(Model, bytes[..(bytes.Length / 2)]);
        AssertSaysWhatToRun();
    }

    [Fact]
    public void A_file_that_names_no_intent_is_refused()
    {
        Write("en", "intents/retrun_request.txt", "oops");
        var error = Assert.ThrowsAny<Exception>(() => UnderstandingModel.Train(folder));
        Assert.Contains("retrun_request", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_folder_is_another_language()
    {
        Write("xx", "intents/return_request.txt", "zurga bolti", "bolti mi zurga", "zurga");
        Write("xx", "intents/order_status.txt", "kanta viri", "viri mi kanta", "kanta");
        Write("xx", "reasons/damaged.txt", "prak", "prak mi", "mi prak");
        Write("xx", "reasons/wrong_size.txt", "minu", "minu mi", "mi minu");
        UnderstandingModel.Train(folder);
        Assert.Equal(["en", "xx"], UnderstandingModel.Load(folder).Languages.Order());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Model => Path.Combine(folder, "en", "model.bin");

    private byte[] TrainAndRead()
    {
        UnderstandingModel.Train(folder);
        return File.ReadAllBytes(Model);
    }

    private void AssertSaysWhatToRun()
    {
        var error = Assert.Throws<InvalidDataException>(() => UnderstandingModel.Load(folder));
        Assert.Contains("understand train", error.Message, StringComparison.Ordinal);
        Assert.Contains("model.bin", error.Message, StringComparison.Ordinal);
    }

    private void Write(string language, string file, params string[] lines)
    {
        var path = Path.Combine(folder, language, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join("\n", lines) + "\n");
    }
}
