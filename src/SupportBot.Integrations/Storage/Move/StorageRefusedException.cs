namespace SupportBot.Integrations.Storage.Move;

/// <summary>What was asked would lose or mix data, or cannot be done here; nothing was changed. In words for the operator.</summary>
public sealed class StorageRefusedException(string message) : Exception(message);
