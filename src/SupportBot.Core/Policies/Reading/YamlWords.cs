using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Core.Policies.Reading;

/// <summary>How values are written in policy files: named choices in snake case, days as 2026-04-21, times as 09:00.</summary>
internal static class YamlWords
{
    public static string Key(YamlNode node) => (node as YamlScalarNode)?.Value ?? "(not a name)";

    public static T? Choice<T>(string text) where T : struct, Enum => Choices<T>.ByWord.TryGetValue(text, out var value) ? value : null;

    public static string AllOf<T>() where T : struct, Enum => Choices<T>.All;

    private static class Choices<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(value => Snake(value.ToString()), StringComparer.Ordinal);
        public static readonly string All = string.Join(", ", Enum.GetNames<T>().Select(Snake));
    }

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static TimeSpan? TimeOfDay(string text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out var time) ? time : null;

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
