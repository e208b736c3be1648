namespace SupportBot.Core.Staff;

/// <summary>
/// Counts tries to sign in. A try is counted before the password is looked at, so that many at once cannot slip through, and a success
/// takes its own back.
/// </summary>
public interface ISignInTries
{
    /// <summary>Counts one try under each key; null, and nothing counted, when one of the keys has used up its tries.</summary>
    /// <param name="keys">Account and address, hashed: what was typed is not kept.</param>
    Task<SignInTry?> BeginAsync(IReadOnlyList<string> keys, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Forgets this try, and all others of <paramref name="accountKey"/>.</summary>
    Task SucceedAsync(SignInTry succeeded, string accountKey, CancellationToken cancellation);
}

public readonly record struct SignInTry(string Id)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
}
