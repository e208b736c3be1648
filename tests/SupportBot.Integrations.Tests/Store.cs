namespace SupportBot.Integrations.Tests;

/// <summary>What everything is kept in.</summary>
public enum Store { SQLite, PostgreSQL }
