using System.Net.Sockets;

namespace SupportBot.Parts.Faults;

/// <summary>One direction of one connection.</summary>
/// <param name="cut">The connection is over.</param>
internal sealed class Flow(Lane lane, CancellationToken cut)
{
    private const int ChunkSize = 64 * 1024;

    private Lane.Spell? spell;
    private long passed;

    /// <summary>Passes on all that comes, under the lane's faults, until the sender has ended.</summary>
    /// <param name="to">Asked for when there is something to pass on.</param>
    /// <param name="went">Told each time when something goes through.</param>
    public async Task PumpAsync(Socket from, Func<Task<Socket>> to, Action went)
    {
        var chunk = new byte[ChunkSize];
        int read;
        while ((read = await from.ReceiveAsync(chunk, cut)) > 0)
            await PassAsync(chunk.AsMemory(0, read), from, to, went);
        await EndAsync();
    }

    /// <summary>An end, too, comes through only when the fault lets it.</summary>
    public async Task EndAsync()
    {
        while (!Now().IsSpent(passed) && await AdmitAsync(1) == 0) cut.ThrowIfCancellationRequested();
    }

    private async Task PassAsync(ReadOnlyMemory<byte> chunk, Socket from, Func<Task<Socket>> to, Action went)
    {
        while (true)
        {
            // One that lets nothing through waits for something to cut, not for what went before it was set.
            if (Now().IsSpent(passed) && (passed > 0 || !chunk.IsEmpty)) throw new OperationCanceledException("The fault cuts the connection here.");
            if (chunk.IsEmpty) return;
            if (Now() is Fault.Answering own)
            {
                await from.SendAsync(own.Answer, cut);
                return;
            }
            var admitted = await AdmitAsync(chunk.Length);
            if (admitted == 0) continue;
            var receiver = await to();
            // Counted before: once it is sent, who hears it may ask for the count.
            passed += admitted;
            lane.Count(admitted);
            went();
            await receiver.SendAsync(chunk[..admitted], cut);
            chunk = chunk[admitted..];
        }
    }

    private async Task<int> AdmitAsync(int waiting)
    {
        var fault = Now();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cut);
        var admitted = fault.AdmitAsync(waiting, passed, over.Token);
        if (await Task.WhenAny(admitted, spell!.Over) == admitted) return await admitted;
        await over.CancelAsync();
        return 0;
    }

    private Fault Now()
    {
        var now = lane.Now;
        if (!ReferenceEquals(now, spell)) (spell, passed) = (now, 0);
        return now.Fault;
    }
}
