namespace SupportBot.Integrations.Orders;

/// <summary>A file of orders that cannot be used: every problem that was found, one a line, as <c>file: JSON path: what is wrong</c>.</summary>
public sealed class OrderFileException(string message) : Exception(message);
