using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Storage.Staff;

/// <summary>The staff's tables in the embedded default's database.</summary>
public static class StaffStorage
{
    public static IServiceCollection AddStaffStorage(this IServiceCollection services)
    {
        foreach (var migration in SqliteMigration.Embedded(typeof(StaffStorage).Assembly, "staff")) services.AddSingleton(migration);
        return services
            .AddSingleton<IStaffStore, SqliteStaffStore>()
            .AddSingleton<ISignInTries, SqliteSignInTries>()
            .AddSingleton<IStaffAudit, SqliteStaffAudit>();
    }
}
