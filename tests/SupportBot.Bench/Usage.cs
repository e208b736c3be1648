using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Bench;

/// <summary>What processes have used since they began.</summary>
/// <param name="Memory">Resident now, in bytes.</param>
/// <param name="Written">Bytes sent to the disk.</param>
internal sealed record Usage(TimeSpan Cpu, long Memory, long Written)
{
    public static readonly Usage None = new(TimeSpan.Zero, 0, 0);

    public static Usage Of(int process)
    {
        using var running = Process.GetProcessById(process);
        return new Usage(running.TotalProcessorTime, running.WorkingSet64, WrittenBy(process));
    }

    public static Usage Of(IEnumerable<int> processes) => processes.Select(Of).Aggregate(None, (sum, one) => sum + one);

    public static Usage operator +(Usage one, Usage other) => new(one.Cpu + other.Cpu, one.Memory + other.Memory, one.Written + other.Written);

    public static Usage operator -(Usage after, Usage before) => new(after.Cpu - before.Cpu, after.Memory - before.Memory, after.Written - before.Written);

    private static long WrittenBy(int process)
    {
        var path = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/io";
        const string Name = "write_bytes: ";
        return !File.Exists(path) ? 0 : File.ReadLines(path).Where(line => line.StartsWith(Name, StringComparison.Ordinal))
            .Select(line => long.Parse(line.AsSpan(Name.Length), CultureInfo.InvariantCulture)).First();
    }
}
