using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Models;

namespace SupportBot.Integrations.Models;

public static class ModelServices
{
    /// <param name="prompts">The folder <c>prompts</c>.</param>
    public static IServiceCollection AddModel(this IServiceCollection services, string prompts) => services.AddSingleton<IPromptModel>(provider =>
    {
        var options = provider.GetRequiredService<ModelOptions>();
        return options.Endpoint is null ? new NoModel() : new OpenAiPromptModel(options, Path.Combine(prompts, "models"), provider.GetRequiredService<TimeProvider>());
    });
}
