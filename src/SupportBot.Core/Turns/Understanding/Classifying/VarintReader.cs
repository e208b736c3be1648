using System.Runtime.CompilerServices;

namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>Reads what <see cref="BinaryWriter"/> writes as 7-bit encoded numbers, a hundred thousand of them in a millisecond or two.</summary>
internal ref struct VarintReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <exception cref="IndexOutOfRangeException">There is nothing more.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }

    public sbyte NextByte() => (sbyte)bytes[at++];
}
