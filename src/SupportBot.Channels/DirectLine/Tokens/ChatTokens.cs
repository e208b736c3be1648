using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine.Tokens;

internal enum TokenFault { None, Missing, Expired, Forged }

internal sealed record TokenReading(ChatPass? Pass, TokenFault Fault);

/// <summary>
/// Makes and reads signed chat tokens. They are JWTs because the browser's client reads the <c>user</c> claim out of them. They live on real
/// time even where the program's clock is moved for a trial.
/// </summary>
internal sealed class ChatTokens(SigningKey key, [FromKeyedServices(WallClock.Name)] TimeProvider clock)
{
    private const int LongestToken = 4096;
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = LongestToken };

    public static string NewUserId() => $"dl_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    public string Issue(TokenKind kind, ChatPass pass, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = Claims(kind, pass),
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(key.Value, SecurityAlgorithms.HmacSha256),
        });
    }

    public async Task<TokenReading> ReadAsync(string? token, TokenKind kind)
    {
        if (string.IsNullOrEmpty(token)) return new(null, TokenFault.Missing);
        if (token.Length > LongestToken) return new(null, TokenFault.Forged);
        var result = await handler.ValidateTokenAsync(token, Rules());
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || Text(jwt, "kind") != kind.ToString()) return new(null, TokenFault.Forged);
        var now = clock.GetUtcNow().UtcDateTime;
        if (now >= jwt.ValidTo) return new(null, TokenFault.Expired);
        return now < jwt.ValidFrom.AddMinutes(-1) ? new(null, TokenFault.Forged) : new(PassOf(jwt), TokenFault.None);
    }

    private static Dictionary<string, object> Claims(TokenKind kind, ChatPass pass) =>
        new (string Name, string? Value)[]
        {
            ("kind", kind.ToString()), ("conv", pass.Conversation.Value), ("user", pass.UserId), ("shop", pass.Shop), ("market", pass.Market),
            ("locale", pass.Locale), ("origin", pass.Origin), ("file", pass.FileId), ("jti", Guid.NewGuid().ToString("N")),
        }.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Name, object (claim) => claim.Value!);

    private static ChatPass PassOf(JsonWebToken jwt) => new(
        new ConversationId(Text(jwt, "conv")!), Text(jwt, "user")!, Text(jwt, "shop")!, Text(jwt, "market"), Text(jwt, "locale"),
        Text(jwt, "origin"), Text(jwt, "file"));

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    // The handler compares the signature; the times are compared here, against the injected clock.
    private TokenValidationParameters Rules() => new()
    {
        IssuerSigningKey = key.Value,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
        RequireSignedTokens = true,
    };
}
