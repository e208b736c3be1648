using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SupportBot.Channels.DirectLine.Tokens;

namespace SupportBot.Channels.DirectLine;

/// <summary>Lets a REST call through when its token is ours, alive, of this page and of the conversation in the path.</summary>
internal sealed class BearerGate(ChatTokens tokens, OriginRule origins) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var (pass, fault) = await tokens.ReadAsync(Bearer(http.Request), TokenKind.Rest);
        if (pass is null) return Refusal(fault);
        if (!origins.Admits(http.Request, out var origin) || (origin is not null && pass.Origin is not null && origin != pass.Origin))
            return ChatError.ForeignOrigin();
        if (http.GetRouteValue("id") is string id && id != pass.Conversation.Value)
            return new ChatError(403, "ForeignConversation", "The token belongs to another conversation.");
        http.Features.Set(new Admitted(pass, Bearer(http.Request)!));
        return await next(context);
    }

    public static ChatError Refusal(TokenFault fault) => fault switch
    {
        TokenFault.Missing => new ChatError(401, "MissingToken", "Send a token in the Authorization header."),
        TokenFault.Expired => new ChatError(403, "TokenExpired", "The token has expired."),
        TokenFault.Forged or TokenFault.None => new ChatError(403, "InvalidToken", "The token is not valid here."),
    };

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : null;
}

/// <summary>What the gate found: whom the call speaks for, and the token itself.</summary>
internal sealed record Admitted(ChatPass Pass, string Token);

internal static class AdmittedCall
{
    public static Admitted Admitted(this HttpContext http) => http.Features.GetRequiredFeature<Admitted>();
}
