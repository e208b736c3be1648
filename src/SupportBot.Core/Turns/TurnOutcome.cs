namespace SupportBot.Core.Turns;

/// <summary>How a turn ended. There is no fourth way.</summary>
public enum TurnOutcome { Replied, HandedOff, LeftToHuman }
