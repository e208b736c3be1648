using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Core.Staff;
using SupportBot.Web.Admin;
using SupportBot.Web.Desk;
using SupportBot.Web.Staff;

namespace SupportBot.Web.Shared;

/// <summary>The pages of the staff: sign-in, Desk, Admin.</summary>
public static class StaffPages
{
    internal const string DeskPolicy = "desk", ReviewPolicy = "review", AdminPolicy = "admin";

    /// <summary>Needs <see cref="IStaffStore"/>, <see cref="ISignInTries"/>, <see cref="IStaffAudit"/> and the core's ports.</summary>
    public static IServiceCollection AddStaffPages(this IServiceCollection services, string prompts)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStartupFilter, StaffHeaders>();
        services.AddSingleton(_ => PageTexts.Load(Path.Combine(prompts, "pages")));
        services.AddHttpContextAccessor().AddScoped<CspNonce>().AddScoped<PageWords>();
        services.AddSingleton<StaffSetup>().AddSingleton<StaffPasswords>().AddSingleton<SignInDoor>().AddSingleton<OwnOrigin>();
        services.AddScoped<ConversationReader>().AddSingleton<KeptSearch>().AddSingleton<PolicyReader>();
        services.AddStaffSignIn();
        services.AddRazorPages(Describe).AddApplicationPart(typeof(StaffPages).Assembly).AddMvcOptions(mvc => mvc.Filters.AddService<OwnOrigin>(int.MinValue));
        return services;
    }

    public static IEndpointRouteBuilder MapStaffPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages();
        routes.MapDeskStreams();
        return routes;
    }

    private static void AddStaffSignIn(this IServiceCollection services)
    {
        services.AddScoped<StaffCookie>().AddAuthentication(StaffCookie.Scheme).AddCookie(StaffCookie.Scheme, StaffCookie.Configure);
        services.AddAuthorizationBuilder()
            .AddPolicy(DeskPolicy, policy => policy.RequireRole(nameof(StaffRole.Agent), nameof(StaffRole.Admin)))
            .AddPolicy(ReviewPolicy, policy => policy.RequireRole(nameof(StaffRole.Reviewer), nameof(StaffRole.Admin)))
            .AddPolicy(AdminPolicy, policy => policy.RequireRole(nameof(StaffRole.Admin)));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "supportbot-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-Form-Token";
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    // Everything needs a sign-in; what does not says so itself.
    private static void Describe(RazorPagesOptions options)
    {
        options.RootDirectory = "/";
        var pages = options.Conventions;
        pages.AuthorizeFolder("/").AuthorizeFolder("/Desk", DeskPolicy).AuthorizeFolder("/Admin", ReviewPolicy);
        pages.AuthorizePage("/Admin/People", AdminPolicy).AuthorizePage("/Admin/Audit", AdminPolicy).AuthorizePage("/Admin/Review", AdminPolicy);
        pages.AddFolderApplicationModelConvention("/", page => page.EndpointMetadata.Add(StaffEndpoint.Marker));
    }
}
