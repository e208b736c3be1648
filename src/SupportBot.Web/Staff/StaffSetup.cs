using SupportBot.Core.Staff;

namespace SupportBot.Web.Staff;

/// <summary>
/// The first run: whoever can read the program's own output may create the first admin. There is no default account. The code lives in
/// memory as a hash and is of no use once an admin exists.
/// </summary>
public sealed class StaffSetup(IStaffStore store)
{
    private volatile string? codeHash;

    /// <summary>A new code to print at start (it replaces an earlier one), or null when there is an admin already.</summary>
    public async Task<string?> NewCodeAsync(CancellationToken cancellation)
    {
        if (!await IsOpenAsync(cancellation)) return null;
        var code = OneTimeCode.New();
        codeHash = OneTimeCode.Hash(code);
        return code;
    }

    public async Task<bool> IsOpenAsync(CancellationToken cancellation) => !await store.HasAdminAsync(cancellation);

    internal bool IsCode(string typed) => codeHash is { } hash && OneTimeCode.Matches(typed, hash);

    /// <summary>False when somebody was first.</summary>
    internal async Task<bool> TryFinishAsync(StaffAccount admin, CancellationToken cancellation)
    {
        if (!await store.TryAddFirstAdminAsync(admin, cancellation)) return false;
        codeHash = null;
        return true;
    }
}
