namespace SupportBot.Core.Policies.Reviewing;

/// <summary>
/// The policies as they count now: the files with what staff have confirmed laid over them. A turn takes one library and keeps it to its end;
/// the next turn has what was confirmed meanwhile, in another program on the same store a second later at most.
/// </summary>
/// <param name="files">As read at the start.</param>
public sealed class PolicyShelf(PolicyLibrary files, IRuleReviews reviews)
{
    private volatile Laid current = new(files, 0);

    /// <summary>Costs one small read a second while nothing was reviewed.</summary>
    public async Task<PolicyLibrary> TakeAsync(CancellationToken cancellation)
    {
        // A slower reader may put an older one back; the next one to come sees that its number is not the newest.
        if (await reviews.NewestAsync(cancellation) is var newest && newest == current.Number) return current.Library;
        var history = await reviews.ReadAsync(cancellation);
        var laid = new Laid(files.With(history.Reviews), history.Newest);
        current = laid;
        return laid.Library;
    }

    private sealed record Laid(PolicyLibrary Library, long Number);
}
