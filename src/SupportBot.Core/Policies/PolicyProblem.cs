namespace SupportBot.Core.Policies;

/// <summary>Something wrong in a policy file.</summary>
/// <param name="File">Relative to the folder of policies.</param>
/// <param name="Line">From 1; 0 where it is the whole file.</param>
/// <param name="What">What is wrong and what to do about it.</param>
public sealed record PolicyProblem(string File, long Line, string What)
{
    public override string ToString() => Line > 0 ? FormattableString.Invariant($"{File}, line {Line}: {What}") : $"{File}: {What}";
}

/// <summary>The policy files cannot be used; every reason is in it, not only the first.</summary>
public sealed class PolicyFilesException(IReadOnlyList<PolicyProblem> problems)
    : Exception($"The policies cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<PolicyProblem> Problems => problems;
}
