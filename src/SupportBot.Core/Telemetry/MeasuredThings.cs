namespace SupportBot.Core.Telemetry;

/// <summary>What the program cannot do its whole job without, or does it worse.</summary>
public enum Dependency { Store, Redis, Model, Translator, Orders }

public enum DependencyState { Down = 0, Up = 1 }

/// <summary>Whose live connection it is.</summary>
public enum Door { Chat, Desk }

/// <summary>Which limit a request ran into.</summary>
public enum RequestLimit { Token, Post, Socket, SignIn }
