using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

/// <summary>The model of the repository's learning messages; learnt afresh in a folder of its own when the tree's is older than they are.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly string? copy;

    public TrainedModel()
    {
        try
        {
            Model = UnderstandingModel.Load(Repository.Understanding);
        }
        catch (InvalidDataException)
        {
            copy = Repository.CopyToTemp(Repository.Understanding);
            UnderstandingModel.Train(copy);
            Model = UnderstandingModel.Load(copy);
        }
        Reader = new MessageReader(Model);
    }

    public UnderstandingModel Model { get; }

    public MessageReader Reader { get; }

    public string Folder => copy ?? Repository.Understanding;

    public UnderstoodMessage Read(string text, string current) => Reader.Read(text, new Language(current));

    public void Dispose()
    {
        if (copy is not null) Directory.Delete(copy, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class TrainedModelTests : ICollectionFixture<TrainedModel>
{
    public const string Name = "trained model";
}
