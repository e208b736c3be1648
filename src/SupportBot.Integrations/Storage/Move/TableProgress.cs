namespace SupportBot.Integrations.Storage.Move;

/// <summary>How far a long job is.</summary>
/// <param name="Doing">For people: <c>copying</c>, <c>checking</c>.</param>
/// <param name="What">The table, or the database file.</param>
/// <param name="Unit">What is counted: <c>rows</c> or <c>pages</c>.</param>
public sealed record TableProgress(string Doing, string What, long Done, long Total, string Unit = "rows");
