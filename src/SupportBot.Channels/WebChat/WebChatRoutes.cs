using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.WebChat.DemoShop;

namespace SupportBot.Channels.WebChat;

internal static class WebChatRoutes
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddOptions<WidgetOptions>().BindConfiguration(WidgetOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<WidgetTexts>().AddSingleton<VendorFiles>().AddSingleton<Launcher>().AddSingleton<ChatPage>().AddSingleton<ShopPage>();
    }

    public static void MapWebChat(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Launcher.Path, (Launcher launcher, HttpContext http) => launcher.Send(http));
        routes.MapGet(ChatPage.Path, (ChatPage page, HttpContext http, string? locale, string? market, string? shop, string? host) =>
            page.Show(http, locale, market, shop, host));
        routes.MapGet(ChatPage.ScriptPath, (ChatPage page, HttpContext http) => page.Script.Send(http));
        routes.MapGet(ChatPage.StylePath, (ChatPage page, HttpContext http) => page.Style.Send(http));
        routes.MapGet($"{VendorFiles.Base}/{{**path}}", (VendorFiles files, HttpContext http, string path) => files.Send(http, path));
        if (routes.ServiceProvider.GetService<IDemoGuide>() is null) return;
        routes.MapGet("/", (ShopPage shop, HttpContext http, string? market, string? language) => shop.Show(http, market, language));
        routes.MapGet(ShopPage.ScriptPath, (ShopPage shop, HttpContext http) => shop.Script.Send(http));
        routes.MapGet(ShopPage.StylePath, (ShopPage shop, HttpContext http) => shop.Style.Send(http));
    }
}
