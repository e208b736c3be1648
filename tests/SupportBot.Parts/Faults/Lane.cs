namespace SupportBot.Parts.Faults;

/// <summary>One direction of a <see cref="FaultProxy"/>: the fault that all its connections are under now, and what went through.</summary>
internal sealed class Lane
{
    private Spell spell = new(Fault.Pass);
    private long bytes;

    public Fault Fault => spell.Fault;
    public Spell Now => spell;
    public long Bytes => Interlocked.Read(ref bytes);

    public void Set(Fault fault) => Interlocked.Exchange(ref spell, new Spell(fault)).End();

    public void Count(int passed) => Interlocked.Add(ref bytes, passed);

    /// <summary>A fault from when it was set until the next one was.</summary>
    internal sealed class Spell(Fault fault)
    {
        // Whoever waited must not go on in the middle of the switch.
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Fault Fault => fault;
        public Task Over => over.Task;

        public void End() => over.TrySetResult();
    }
}
