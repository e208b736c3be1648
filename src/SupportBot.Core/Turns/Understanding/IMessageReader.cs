using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Understands a customer's words. Pure and total: any text gives a result, never an exception; time is linear in its length.</summary>
public interface IMessageReader
{
    /// <param name="text">A message, or the messages of a burst joined by line feeds.</param>
    /// <param name="current">The conversation's language so far: kept when the words do not clearly say another.</param>
    UnderstoodMessage Read(string text, Language current);
}
