namespace SupportBot.Core.Models;

/// <summary>A language model behind the prompts of <c>prompts/models</c>. It words; it decides nothing.</summary>
public interface IPromptModel
{
    /// <summary>Fills the prompt of that name and asks the model.</summary>
    /// <param name="arguments">By the names of the prompt's input variables. Texts of others stand in the prompt as quoted data.</param>
    /// <exception cref="ModelUnavailableException">No answer in time, an error, nonsense, or it is resting after several of them.</exception>
    Task<ModelAnswer> AskAsync(string prompt, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation);
}

/// <param name="Text">As the model wrote it: nothing is believed of it.</param>
public sealed record ModelAnswer(string Text, string Model, int TokensIn, int TokensOut);

/// <summary>The model gave no answer; whoever asked goes on without.</summary>
public sealed class ModelUnavailableException : Exception
{
    public ModelUnavailableException(string message) : base(message) { }
    public ModelUnavailableException(string message, Exception inner) : base(message, inner) { }
    public ModelUnavailableException() { }
}
