using System.Text;

namespace SupportBot.Parts.Servers;

/// <summary>The last of what a process has written: enough to say why it failed, however long it runs.</summary>
internal sealed class BoundedText(int mostCharacters)
{
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();

    public void AddLine(string line)
    {
        lock (gate)
        {
            text.Append(line).Append('\n');
            if (text.Length > 2 * mostCharacters) text.Remove(0, text.Length - mostCharacters);
        }
    }

    public override string ToString()
    {
        lock (gate) return text.ToString();
    }
}
