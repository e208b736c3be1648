namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>What a segment looks like to the classifier: hashed features of length one together.</summary>
internal readonly record struct FeatureVector(int[] Ids, float[] Values);
