namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>A learning message, read, with the index of the label it teaches.</summary>
internal readonly record struct Example(FeatureVector Features, int Label);
