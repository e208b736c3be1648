using SupportBot.Core.Staff;
using SupportBot.Integrations.Storage;

namespace SupportBot.Web.Staff;

/// <summary>
/// The first run: whoever can read the program's own output may create the first admin. There is no default account. Each start prints a code
/// of its own; they are kept as hashes where every node finds them, and are of no use once an admin exists.
/// </summary>
public sealed class StaffSetup(IStaffStore store, Installation installation)
{
    private const string Codes = "setup-code:";

    /// <summary>A new code to print at start, or null when there is an admin already.</summary>
    public async Task<string?> NewCodeAsync(CancellationToken cancellation)
    {
        if (!await IsOpenAsync(cancellation)) return null;
        var code = OneTimeCode.New();
        var hash = OneTimeCode.Hash(code);
        await installation.RememberAsync(Codes + hash, () => hash, cancellation);
        return code;
    }

    public async Task<bool> IsOpenAsync(CancellationToken cancellation) => !await store.HasAdminAsync(cancellation);

    internal async Task<bool> IsCodeAsync(string typed, CancellationToken cancellation) =>
        (await installation.ListAsync(Codes, cancellation)).Any(hash => OneTimeCode.Matches(typed, hash));

    /// <summary>False when somebody was first.</summary>
    internal async Task<bool> TryFinishAsync(StaffAccount admin, CancellationToken cancellation)
    {
        if (!await store.TryAddFirstAdminAsync(admin, cancellation)) return false;
        await installation.ForgetAsync(Codes, cancellation);
        return true;
    }
}
