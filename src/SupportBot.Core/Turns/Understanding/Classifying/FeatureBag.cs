namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>Gathers features, each once however often it is put. One bag serves for one text after the other.</summary>
internal sealed class FeatureBag
{
    private const int Free = -1;

    private int[] slots = NewSlots(512);
    private int[] ids = new int[256];
    private float[] values = new float[256];
    private int count;

    public void Put(uint hash, float value)
    {
        var id = FeatureHash.Fold(hash);
        var slot = SlotOf(id);
        if (slots[slot] != Free) { values[slots[slot]] = value; return; }
        if (count == ids.Length) { Grow(); slot = SlotOf(id); }
        slots[slot] = count;
        (ids[count], values[count]) = (id, value);
        count++;
    }

    /// <summary>Takes out the features, in the order they were first put, of length one together.</summary>
    public FeatureVector Empty()
    {
        var vector = Normalised();
        Array.Fill(slots, Free);
        count = 0;
        return vector;
    }

    private FeatureVector Normalised()
    {
        var scaled = values[..count];
        var squares = 0.0;
        foreach (var value in scaled) squares += value * value;
        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        for (var i = 0; i < scaled.Length; i++) scaled[i] *= scale;
        return new FeatureVector(ids[..count], scaled);
    }

    private int SlotOf(int id)
    {
        var slot = (int)((uint)id * 2654435769u >> 16) & (slots.Length - 1);
        while (slots[slot] != Free && ids[slots[slot]] != id) slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref ids, ids.Length * 2);
        Array.Resize(ref values, values.Length * 2);
        slots = NewSlots(slots.Length * 2);
        for (var i = 0; i < count; i++) slots[SlotOf(ids[i])] = i;
    }

    private static int[] NewSlots(int length)
    {
        var free = new int[length];
        Array.Fill(free, Free);
        return free;
    }
}
