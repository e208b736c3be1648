using System.Globalization;

namespace SupportBot.Parts.Servers;

/// <summary>What the kernel says about processes, in <c>/proc</c>.</summary>
public static class ProcessTable
{
    /// <summary>A process that has ended but was not yet waited for (a zombie) is not alive.</summary>
    public static bool IsAlive(int id) => Stat(id) is { } stat && stat.State is not ("Z" or "X");

    public static IReadOnlyList<int> ChildrenOf(int id) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let name = Path.GetFileName(folder)
           where char.IsAsciiDigit(name[0])
           let child = int.Parse(name, CultureInfo.InvariantCulture)
           where Stat(child)?.Parent == id
           select child,
    ];

    private static (string State, int Parent)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            // "12 (name, which may hold anything) S 1 …"
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
