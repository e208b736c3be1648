namespace SupportBot.Core.Turns.Understanding;

/// <summary>Labels as files name them: <c>return_request</c> for <see cref="Intent.ReturnRequest"/>.</summary>
public static class LabelNames
{
    public static TLabel? Parse<TLabel>(string snakeCase) where TLabel : struct, Enum =>
        Enum.TryParse<TLabel>(snakeCase.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var label) ? label : null;

    public static string Snake<TLabel>(TLabel label) where TLabel : struct, Enum =>
        string.Concat(label.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
