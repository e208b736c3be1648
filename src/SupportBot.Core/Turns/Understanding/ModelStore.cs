namespace SupportBot.Core.Turns.Understanding;

/// <summary>Opens model files; what is wrong with one is told with what to run.</summary>
internal static class ModelStore
{
    /// <exception cref="InvalidDataException">The file is missing, damaged, or was made from other messages than <paramref name="hash"/> tells.</exception>
    public static T Load<T>(string path, byte[] hash, Func<BinaryReader, T> read)
    {
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is missing: run \"understand train\".");
        try
        {
            using var file = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)));
            ModelHeader.Check(file, path, hash);
            return read(file);
        }
        catch (Exception damage) when (damage is EndOfStreamException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"{path} is damaged: run \"understand train\".", damage);
        }
    }
}
