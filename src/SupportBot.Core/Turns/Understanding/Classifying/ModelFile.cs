namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>
/// The compact form of a classifier. A row is a feature (as the distance to the one before), a bit a label, and a signed byte for each set
/// bit. Small weights are left out: they cost room and say nothing.
/// </summary>
internal static class ModelFile
{
    private const float Negligible = 0.06f;

    public static void Write(BinaryWriter file, IReadOnlyList<string> labels, Learner learner, float temperature)
    {
        var rows = learner.Rows.ToList();
        var scale = Math.Max(rows.SelectMany(row => row.Weights).Select(Math.Abs).DefaultIfEmpty(0).Max(), 1e-6f) / sbyte.MaxValue;
        file.Write7BitEncodedInt(labels.Count);
        foreach (var label in labels) file.Write(label);
        file.Write(temperature);
        file.Write(scale);
        foreach (var bias in learner.Bias) file.Write(bias);
        var kept = rows.Select(row => (row.Feature, Bytes: Quantise(row.Weights, scale))).Where(row => row.Bytes.Any(b => b != 0)).Take(ushort.MaxValue - 1).ToList();
        file.Write7BitEncodedInt(kept.Count);
        var last = 0;
        foreach (var (feature, bytes) in kept)
        {
            file.Write7BitEncodedInt(feature - last);
            last = feature;
            WriteRow(file, bytes);
        }
    }

    public static LinearModel Read(BinaryReader file)
    {
        var labels = Enumerable.Range(0, file.Read7BitEncodedInt()).Select(_ => file.ReadString()).ToArray();
        var (temperature, scale) = (file.ReadSingle(), file.ReadSingle());
        var bias = labels.Select(_ => file.ReadSingle()).ToArray();
        var rowOf = new ushort[1 << FeatureHash.Bits];
        var weights = new sbyte[file.Read7BitEncodedInt() * labels.Length];
        var feature = 0;
        for (var row = 0; row * labels.Length < weights.Length; row++)
        {
            feature += file.Read7BitEncodedInt();
            rowOf[feature] = (ushort)(row + 1);
            ReadRow(file, weights.AsSpan(row * labels.Length, labels.Length));
        }
        return new LinearModel(labels, rowOf, weights, scale, bias, temperature);
    }

    private static sbyte[] Quantise(float[] row, float scale) =>
        [.. row.Select(weight => Math.Abs(weight) < Negligible ? (sbyte)0 : (sbyte)Math.Clamp((int)MathF.Round(weight / scale), -127, 127))];

    private static void WriteRow(BinaryWriter file, sbyte[] row)
    {
        var bits = 0u;
        for (var label = 0; label < row.Length; label++) if (row[label] != 0) bits |= 1u << label;
        file.Write(bits);
        foreach (var weight in row) if (weight != 0) file.Write(weight);
    }

    private static void ReadRow(BinaryReader file, Span<sbyte> row)
    {
        var bits = file.ReadUInt32();
        for (var label = 0; label < row.Length; label++) if ((bits >> label & 1) != 0) row[label] = file.ReadSByte();
    }
}
