using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.DirectLine;

namespace SupportBot.Channels;

/// <summary>The door: how customers reach the bot.</summary>
public static class ChannelRegistration
{
    public static IServiceCollection AddChannels(this IServiceCollection services) => services.AddDirectLine();

    public static IEndpointRouteBuilder MapChannels(this IEndpointRouteBuilder routes)
    {
        routes.MapDirectLine();
        return routes;
    }
}
