using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Channels.DirectLine.Activities;
using SupportBot.Channels.DirectLine.Tokens;

namespace SupportBot.Channels.DirectLine;

internal static class DirectLineRoutes
{
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddKeyedSingleton(WallClock.Name, TimeProvider.System);
        services.AddSingleton<SigningKey>().AddSingleton<ChatTokens>().AddSingleton<ResumeCookie>().AddSingleton<ChatAddresses>();
        services.AddSingleton<OriginRule>().AddSingleton<ChatLimits>().AddSingleton<ActivityWriter>();
        services.AddSingleton<TokenEndpoint>().AddSingleton<ConversationEndpoints>().AddSingleton<PostEndpoint>();
        return services.AddSingleton<UploadEndpoint>().AddSingleton<FileEndpoint>().AddSingleton<StreamEndpoint>();
    }

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").AddEndpointFilter<OutageFilter>();
        open.MapPost(TokenEndpoint.Path, (TokenEndpoint endpoint, HttpContext http) => endpoint.PostAsync(http));
        open.MapGet($"{ChatAddresses.Base}/conversations/{{id}}/files/{{file}}",
            (FileEndpoint endpoint, HttpContext http, string id, string file, string? t) => endpoint.GetAsync(http, id, file, t));
        routes.MapGet($"{ChatAddresses.Base}/conversations/{{id}}/stream", Socket(routes));

        var gated = open.MapGroup(ChatAddresses.Base).AddEndpointFilter<BearerGate>();
        gated.MapPost("/tokens/refresh", (ConversationEndpoints endpoint, HttpContext http) => endpoint.RefreshAsync(http));
        gated.MapPost("/conversations", (ConversationEndpoints endpoint, HttpContext http) => endpoint.StartAsync(http));
        gated.MapGet("/conversations/{id}", (ConversationEndpoints endpoint, HttpContext http, string? watermark) => endpoint.ResumeAsync(http, watermark));
        gated.MapGet("/conversations/{id}/activities", (ConversationEndpoints endpoint, HttpContext http, string? watermark) => endpoint.ReadAsync(http, watermark));
        gated.MapPost("/conversations/{id}/activities", (PostEndpoint endpoint, HttpContext http) => endpoint.PostAsync(http));
        gated.MapPost("/conversations/{id}/upload", (UploadEndpoint endpoint, HttpContext http) => endpoint.PostAsync(http));
        gated.MapGet("/session/getsessionid", () => Results.Json(new { sessionId = Guid.NewGuid().ToString("N") }));
    }

    // The socket brings its own middleware, so that the host need not know.
    private static RequestDelegate Socket(IEndpointRouteBuilder routes)
    {
        var pipeline = routes.CreateApplicationBuilder();
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        pipeline.Run(http => http.RequestServices.GetRequiredService<StreamEndpoint>().OpenAsync(http));
        return pipeline.Build();
    }
}
