using System.Globalization;
using System.Security.Cryptography;

namespace SupportBot.Core.Nodes;

/// <summary>Names one run of one process: the same machine started again is another node.</summary>
public sealed record NodeName(string Value)
{
    public static NodeName New() => new(string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"));

    public override string ToString() => Value;
}
