namespace SupportBot.Core.Turns.Understanding;

/// <summary>The start of a model file: what it is, and what it was made from.</summary>
internal static class ModelHeader
{
    private const uint Magic = 0x32554253; // "SBU2"

    public static void Write(BinaryWriter file, byte[] hash)
    {
        file.Write(Magic);
        file.Write(hash);
    }

    /// <exception cref="InvalidDataException">The file is of another kind or was made from other learning messages.</exception>
    public static void Check(BinaryReader file, string path, byte[] hash)
    {
        if (file.ReadUInt32() != Magic) throw new InvalidDataException($"{path} is no model of this program: run \"understand train\".");
        if (!file.ReadBytes(hash.Length).AsSpan().SequenceEqual(hash))
            throw new InvalidDataException($"{path} was trained from other learning messages than those beside it: run \"understand train\".");
    }
}
