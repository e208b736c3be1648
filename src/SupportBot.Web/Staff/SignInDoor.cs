using System.Security.Cryptography;
using System.Text;
using SupportBot.Core.Staff;
using SupportBot.Core.Telemetry;

namespace SupportBot.Web.Staff;

internal enum SignInResult { Done, Wrong, TooMany }

/// <summary>
/// Lets people in by password or by invite. Five tries in fifteen minutes per account and per address; an unknown name and a wrong
/// password get the same answer in the same time.
/// </summary>
internal sealed class SignInDoor(
    IStaffStore store, ISignInTries tries, IStaffAudit audit, StaffPasswords passwords, StaffSetup setup, TimeProvider clock)
{
    public async Task<(SignInResult Result, StaffAccount? Account)> SignInAsync(
        string login, string password, string address, CancellationToken cancellation)
    {
        var account = await store.FindByLoginAsync(StaffAccount.NormalLogin(login), cancellation);
        return await TryAsync(login, address, account, () => Task.FromResult(passwords.Matches(account, password) && !account!.IsDisabled), cancellation);
    }

    public async Task<(SignInResult Result, StaffAccount? Account)> CheckInviteAsync(
        string login, string code, string address, CancellationToken cancellation)
    {
        var account = await store.FindByLoginAsync(StaffAccount.NormalLogin(login), cancellation);
        return await TryAsync(login, address, account, () => Task.FromResult(IsInvited(account, code)), cancellation);
    }

    public async Task<SignInResult> CheckSetupCodeAsync(string code, string address, CancellationToken cancellation) =>
        (await TryAsync("set-up " + address, address, null, () => setup.IsCodeAsync(code, cancellation), cancellation)).Result;

    private async Task<(SignInResult Result, StaffAccount? Account)> TryAsync(
        string login, string address, StaffAccount? account, Func<Task<bool>> isRight, CancellationToken cancellation)
    {
        string accountKey = Key("account", StaffAccount.NormalLogin(login)), addressKey = Key("address", address);
        var begun = await tries.BeginAsync([accountKey, addressKey], clock.GetUtcNow(), cancellation);
        if (begun is null)
        {
            BotMeter.RequestLimited(RequestLimit.SignIn);
            return (SignInResult.TooMany, null);
        }
        if (!await isRight())
        {
            await audit.AppendAsync(new(clock.GetUtcNow(), account?.Id, account?.DisplayName ?? "", StaffAction.SignInFailed), cancellation);
            return (SignInResult.Wrong, null);
        }
        await tries.SucceedAsync(begun.Value, accountKey, cancellation);
        return (SignInResult.Done, account);
    }

    private bool IsInvited(StaffAccount? account, string code) =>
        account is { IsDisabled: false, Invite: { } invite } && clock.GetUtcNow() < invite.Until && OneTimeCode.Matches(code, invite.CodeHash);

    private static string Key(string kind, string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(kind + ":" + value)));
}
