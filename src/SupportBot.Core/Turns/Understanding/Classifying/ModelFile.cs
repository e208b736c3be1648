using System.Numerics;
using System.Runtime.CompilerServices;

namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>
/// The compact form of a classifier. A row is a feature (as the distance to the one before), a bit a label, and a signed byte for each set
/// bit; up to 63 labels. Small weights are left out: they cost room and say nothing.
/// </summary>
internal static class ModelFile
{
    private const float Negligible = 0.06f;
    private const int MostRows = ushort.MaxValue - 1;

    public static void Write(BinaryWriter file, IReadOnlyList<string> labels, Learner learner, float temperature)
    {
        var rows = learner.Rows.ToList();
        var scale = Math.Max(rows.SelectMany(row => row.Weights).Select(Math.Abs).DefaultIfEmpty(0).Max(), 1e-6f) / sbyte.MaxValue;
        file.Write7BitEncodedInt(labels.Count);
        foreach (var label in labels) file.Write(label);
        file.Write(temperature);
        file.Write(scale);
        foreach (var bias in learner.Bias) file.Write(bias);
        var kept = rows.Select(row => (row.Feature, Bytes: Quantise(row.Weights, scale))).Where(row => row.Bytes.Any(b => b != 0)).ToList();
        if (kept.Count > MostRows) kept = [.. kept.OrderByDescending(row => row.Bytes.Max(b => Math.Abs((int)b))).ThenBy(row => row.Feature).Take(MostRows).OrderBy(row => row.Feature)];
        file.Write7BitEncodedInt(kept.Count);
        using var block = new MemoryStream();
        using var written = new BinaryWriter(block);
        var last = 0;
        foreach (var (feature, bytes) in kept)
        {
            written.Write7BitEncodedInt(feature - last);
            last = feature;
            WriteRow(written, bytes);
        }
        file.Write7BitEncodedInt((int)block.Length);
        file.Write(block.GetBuffer(), 0, (int)block.Length);
    }

    // Runs once, at the start: there is no time to find out that it is worth compiling well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LinearModel Read(BinaryReader file)
    {
        var labels = Enumerable.Range(0, file.Read7BitEncodedInt()).Select(_ => file.ReadString()).ToArray();
        var (temperature, scale) = (file.ReadSingle(), file.ReadSingle());
        var bias = labels.Select(_ => file.ReadSingle()).ToArray();
        var rowOf = new ushort[1 << FeatureHash.Bits];
        var length = LinearModel.RowLength(labels.Length);
        var weights = new sbyte[file.Read7BitEncodedInt() * length];
        var block = new VarintReader(file.ReadBytes(file.Read7BitEncodedInt()));
        var feature = 0;
        for (var row = 0; row * length < weights.Length; row++)
        {
            feature += (int)block.Next();
            rowOf[feature] = (ushort)(row + 1);
            ReadRow(ref block, weights.AsSpan(row * length, labels.Length));
        }
        return new LinearModel(labels, rowOf, weights, scale, bias, temperature);
    }

    private static sbyte[] Quantise(float[] row, float scale) =>
        [.. row.Select(weight => Math.Abs(weight) < Negligible ? (sbyte)0 : (sbyte)Math.Clamp((int)MathF.Round(weight / scale), -127, 127))];

    private static void WriteRow(BinaryWriter file, sbyte[] row)
    {
        var bits = 0L;
        for (var label = 0; label < row.Length; label++) if (row[label] != 0) bits |= 1L << label;
        file.Write7BitEncodedInt64(bits);
        foreach (var weight in row) if (weight != 0) file.Write(weight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadRow(ref VarintReader block, Span<sbyte> row)
    {
        for (var bits = block.Next(); bits != 0; bits &= bits - 1) row[BitOperations.TrailingZeroCount(bits)] = block.NextByte();
    }
}
