using System.Text.Json;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Names of enum members as they stand in keys of phrases.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
