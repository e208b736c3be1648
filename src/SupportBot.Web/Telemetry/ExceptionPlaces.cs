using System.Diagnostics;

namespace SupportBot.Web.Telemetry;

/// <summary>An exception that is noted in a span keeps its kind and place; its message stays here, because it may quote what a customer wrote.</summary>
internal static class ExceptionPlaces
{
    public const string Kind = "exception.type", Message = "exception.message", Place = "exception.stacktrace";

    public static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CleanSpans.Requests or CleanSpans.Database,
            // What is named here already, the platform does not fill in.
            ExceptionRecorder = (Activity _, Exception wrong, ref TagList tags) =>
            {
                tags.Add(Message, "");
                tags.Add(Place, wrong.StackTrace ?? "");
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
