namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>FNV-1a over UTF-16, folded to the feature space. The same on every machine: model files depend on it.</summary>
internal static class FeatureHash
{
    public const int Bits = 17;
    private const uint Offset = 2166136261, Prime = 16777619;

    public static uint Begin(char kind) => Add(Offset, kind);

    public static uint Add(uint hash, char c) => (((hash ^ (byte)c) * Prime) ^ (byte)(c >> 8)) * Prime;

    public static uint Add(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text) hash = Add(hash, c);
        return hash;
    }

    public static int Fold(uint hash) => (int)((hash ^ (hash >> Bits)) & ((1u << Bits) - 1));
}
