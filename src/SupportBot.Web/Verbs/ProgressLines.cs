using SupportBot.Integrations.Storage.Move;

namespace SupportBot.Web.Verbs;

/// <summary>A line every second, one when a table is done, and one when it goes on where an earlier run was.</summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider clock) : IProgress<TableProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private TableProgress first = new("", "", 0, 0), last = new("", "", 0, 0);
    private long begun, told;

    public void Report(TableProgress value)
    {
        if (value == last) return;
        last = value;
        var isNew = (first.Doing, first.What) != (value.Doing, value.What);
        if (isNew) (first, begun, told) = (value, clock.GetTimestamp(), clock.GetTimestamp());
        var goesOn = isNew && value.Done > 0;
        if (value.Done < value.Total && !goesOn && clock.GetElapsedTime(told) < Every) return;
        told = clock.GetTimestamp();
        output.WriteLine(Line(value, clock.GetElapsedTime(begun).TotalSeconds));
    }

    // What was done in an earlier run says nothing of this one's speed.
    private string Line(TableProgress value, double seconds)
    {
        var start = FormattableString.Invariant($"{value.Doing} {value.What}: {value.Done} of {value.Total} {value.Unit}");
        var speed = seconds > 0 ? (value.Done - first.Done) / seconds : 0;
        if (speed <= 0) return start;
        var rest = value.Done < value.Total ? FormattableString.Invariant($", {(value.Total - value.Done) / speed:0} s left") : "";
        return FormattableString.Invariant($"{start}, {speed:0}/s{rest}");
    }
}
