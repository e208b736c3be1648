using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Choosing;

/// <summary>An answer to an offer, parted into what it wants and what it says not to.</summary>
internal sealed record ChoiceAnswer(IReadOnlyList<Token> Wanted, IReadOnlyList<Token> Refused, Lexicon Lexicon);
