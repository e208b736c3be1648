namespace SupportBot.Integrations.Orders;

/// <summary>Collects what is wrong in files of orders, so that a merchant can mend everything at once. Never holds personal data.</summary>
internal sealed class OrderProblems
{
    private const int MostShown = 50;

    private readonly List<string> _problems = [];

    public int Count => _problems.Count;

    public void Add(string file, string path, string problem) => _problems.Add($"{file}: {path}: {problem}");

    public void ThrowIfAny()
    {
        if (_problems.Count == 0) return;
        var more = _problems.Count > MostShown ? [FormattableString.Invariant($"… and {_problems.Count - MostShown} more.")] : Array.Empty<string>();
        throw new OrderFileException(string.Join('\n', [.. _problems.Take(MostShown), .. more]));
    }
}
