namespace SupportBot.Web.Hosting;

/// <summary>Why the program cannot start, in words for the operator.</summary>
internal sealed class StartUpException(string message) : Exception(message);
