using SupportBot.Core.Models;

namespace SupportBot.Integrations.Models;

/// <summary>Where none is configured.</summary>
internal sealed class NoModel : IPromptModel
{
    public Task<ModelAnswer> AskAsync(string prompt, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation) =>
        throw new ModelUnavailableException("Model:Endpoint names no model.");
}
