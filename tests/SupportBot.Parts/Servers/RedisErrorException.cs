namespace SupportBot.Parts.Servers;

/// <summary>An error that Redis answered, such as <c>NOAUTH …</c> or <c>LOADING …</c>.</summary>
public sealed class RedisErrorException(string message) : Exception(message);
