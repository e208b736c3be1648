using SupportBot.Core.Conversations;
using SupportBot.Core.Health;

namespace SupportBot.Integrations.Storage;

/// <summary>A store works when it takes a write: a full disk still reads.</summary>
internal sealed class StoreDependency(string name, ISqlDatabase database) : IDependency
{
    public string Name => name;

    public bool IsNeeded => true;

    public async Task<DependencyState> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await new Installation(database).ProbeAsync(cancellation);
            return DependencyState.Ok;
        }
        catch (LogUnavailableException away)
        {
            return new DependencyState(away.Message);
        }
    }
}
