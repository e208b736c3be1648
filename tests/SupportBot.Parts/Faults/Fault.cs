namespace SupportBot.Parts.Faults;

/// <summary>What a <see cref="FaultProxy"/> does to connections. Those that have no direction concern whole connections.</summary>
public abstract class Fault
{
    private static readonly TimeSpan ForGood = Timeout.InfiniteTimeSpan;

    private Fault()
    {
    }

    /// <summary>No fault: bytes go through as they come.</summary>
    public static Fault Pass { get; } = new Passing();

    /// <summary>Connections are accepted and read, and nothing goes through, neither bytes nor the end of a connection. What was read goes on when the fault is over.</summary>
    public static Fault Hang { get; } = new Hanging();

    /// <summary>No direction. Nobody listens; what was connected is reset.</summary>
    public static Fault Refuse { get; } = new Refusing();

    /// <summary>No direction. What was connected is reset, and so is every new connection once it is accepted.</summary>
    public static Fault Reset { get; } = new Resetting();

    /// <summary>Each chunk that is read waits this long before it goes through.</summary>
    public static Fault Delay(TimeSpan each) => new Delaying(each);

    /// <summary>So many bytes go through in each interval.</summary>
    public static Fault Drip(int bytes, TimeSpan every) => new Dripping(bytes, every);

    /// <summary>A connection is reset as soon as so many more bytes of it have gone through, counted from when the fault was set; with 0, when the first would.</summary>
    public static Fault CutAfter(long bytes) => new Cutting(bytes);

    /// <summary>No direction. The server is not asked: each chunk that a client sends is answered with these bytes. There need not be a server.</summary>
    public static Fault AnswerWith(ReadOnlyMemory<byte> answer) => new Answering(answer);

    internal virtual bool HasDirection => true;

    /// <summary>The fault leaves no connection alive.</summary>
    internal virtual bool ResetsAll => false;

    internal virtual bool IsSpent(long passed) => false;

    /// <summary>Waits until some of the waiting bytes may go and says how many. <paramref name="passed"/>: bytes that went under this fault.</summary>
    internal virtual Task<int> AdmitAsync(int waiting, long passed, CancellationToken over) => Task.FromResult(waiting);

    internal sealed class Answering(ReadOnlyMemory<byte> answer) : Fault
    {
        public ReadOnlyMemory<byte> Answer => answer;
        internal override bool HasDirection => false;
    }

    internal sealed class Refusing : Fault
    {
        internal override bool HasDirection => false;
        internal override bool ResetsAll => true;
    }

    private sealed class Resetting : Fault
    {
        internal override bool HasDirection => false;
        internal override bool ResetsAll => true;
    }

    private sealed class Passing : Fault;

    private sealed class Hanging : Fault
    {
        internal override Task<int> AdmitAsync(int waiting, long passed, CancellationToken over) => AfterAsync(ForGood, 0, over);
    }

    private sealed class Delaying(TimeSpan each) : Fault
    {
        internal override Task<int> AdmitAsync(int waiting, long passed, CancellationToken over) => AfterAsync(each, waiting, over);
    }

    private sealed class Dripping(int bytes, TimeSpan every) : Fault
    {
        internal override Task<int> AdmitAsync(int waiting, long passed, CancellationToken over) => AfterAsync(every, Math.Min(bytes, waiting), over);
    }

    private sealed class Cutting(long bytes) : Fault
    {
        internal override bool IsSpent(long passed) => passed >= bytes;

        internal override Task<int> AdmitAsync(int waiting, long passed, CancellationToken over) => Task.FromResult((int)Math.Min(waiting, bytes - passed));
    }

    private static async Task<int> AfterAsync(TimeSpan wait, int admitted, CancellationToken over)
    {
        await Task.Delay(wait, TimeProvider.System, over);
        return admitted;
    }
}
