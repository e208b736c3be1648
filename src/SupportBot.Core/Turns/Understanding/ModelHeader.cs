namespace SupportBot.Core.Turns.Understanding;

/// <summary>The start of a model file: what it is, what it was made from, and the words its language was taught with.</summary>
internal static class ModelHeader
{
    private const uint Magic = 0x31554253; // "SBU1"

    public static void Write(BinaryWriter file, byte[] hash, IReadOnlyCollection<string> words)
    {
        file.Write(Magic);
        file.Write(hash);
        file.Write7BitEncodedInt(words.Count);
        foreach (var word in words) file.Write(word);
    }

    /// <summary>The words; throws when the file is of another kind or was made from other learning messages.</summary>
    public static List<string> Read(BinaryReader file, LearningData data)
    {
        if (file.ReadUInt32() != Magic) throw new InvalidDataException($"{data.ModelPath} is no model of this program: run \"understand train\".");
        if (!file.ReadBytes(32).AsSpan().SequenceEqual(data.Hash()))
            throw new InvalidDataException($"{data.ModelPath} was trained from other learning messages than those beside it: run \"understand train\".");
        return [.. Enumerable.Range(0, file.Read7BitEncodedInt()).Select(_ => file.ReadString())];
    }
}
