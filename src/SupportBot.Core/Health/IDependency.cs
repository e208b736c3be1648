namespace SupportBot.Core.Health;

/// <summary>Something that the program rests on, as <c>/health/ready</c> names it.</summary>
public interface IDependency
{
    /// <summary>What an operator calls it: <c>PostgreSQL</c>.</summary>
    string Name { get; }

    /// <summary>Without it nothing can be accepted, and no traffic should come here.</summary>
    bool IsNeeded { get; }

    /// <summary>Answers within two seconds, whatever the dependency does. Never throws.</summary>
    Task<DependencyState> CheckAsync(CancellationToken cancellation);
}

/// <param name="Reason">Null when it works; else what is wrong and which setting names it, without secrets.</param>
public sealed record DependencyState(string? Reason)
{
    public static readonly DependencyState Ok = new((string?)null);

    public bool IsOk => Reason is null;
}
