namespace SupportBot.Core.Policies.Rules;

/// <summary>One text of one rule. Whatever is changed in it makes another wording.</summary>
/// <param name="From">The wording's first day.</param>
/// <param name="Fingerprint">Hash of all that the file says of the rule, its status aside; see <see cref="Reading.RuleFingerprint"/>.</param>
public sealed record RuleWording(string Market, string RuleId, DateOnly From, string Fingerprint);
