namespace SupportBot.Bench;

/// <summary>What is printed: a name and figures a line.</summary>
internal static class Report
{
    public static void Title(string title) => Console.WriteLine($"{Environment.NewLine}{title}");

    public static void Line(string name, string figures) => Console.WriteLine($"  {name,-22}{figures}");

    public static void Turns(string name, Phase phase) =>
        Line(name, $"{phase.PerSecond:F0} turns/s; {phase.Times}");

    public static void Cost(Phase phase)
    {
        var thousands = phase.Turns / 1000.0;
        Line("cost of 1,000 turns", $"{phase.Spent.Cpu.TotalSeconds / thousands:F3} s of processor, and {phase.Driver.TotalSeconds / thousands:F3} s of the driver's");
        Line("written a turn", $"{phase.Spent.Written / (double)phase.Turns / 1024:F1} KiB");
        if (phase.RoundTrips is { } trips) Line("round trips a turn", $"{trips / (double)phase.Turns:F1}");
    }
}
