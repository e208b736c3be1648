using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.WebChat;

namespace SupportBot.Channels;

/// <summary>The door: how customers reach the bot.</summary>
public static class ChannelRegistration
{
    public static IServiceCollection AddChannels(this IServiceCollection services) => services.AddDirectLine().AddWebChat();

    public static IEndpointRouteBuilder MapChannels(this IEndpointRouteBuilder routes)
    {
        routes.MapDirectLine();
        routes.MapWebChat();
        return routes;
    }
}
