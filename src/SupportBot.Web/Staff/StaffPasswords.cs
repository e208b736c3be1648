using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Staff;

/// <summary>Hashes and checks passwords: PBKDF2 with SHA-512.</summary>
internal sealed class StaffPasswords
{
    private const int Rounds = 210_000;
    // What an unknown name is compared with, so that it takes as long as a wrong password.
    private readonly string nobodysHash;
    private readonly PasswordHasher<StaffAccount> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    public StaffPasswords() => nobodysHash = Hash(OneTimeCode.New());

    public string Hash(string password) => hasher.HashPassword(null!, password);

    public bool Matches(StaffAccount? account, string password)
    {
        var result = hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? nobodysHash, password);
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }
}
