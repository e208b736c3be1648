using System.ComponentModel.DataAnnotations;

namespace SupportBot.Core.Models;

/// <summary>Setting <c>Model</c>: any endpoint that speaks OpenAI's chat protocol. Without one the bot answers in its own phrases alone.</summary>
public sealed class ModelOptions : IValidatableObject
{
    public const string Section = "Model";

    /// <summary>Its address as far as <c>/v1</c>. Null: no model is asked.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name there.</summary>
    [StringLength(200)]
    public string? Name { get; set; }

    /// <summary>The secret key, if the endpoint wants one.</summary>
    public string? Key { get; set; }

    /// <summary>How long an answer may wait for kind words, all tries together.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:00:06")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Tokens, written and read, that one conversation may cost in a day.</summary>
    [Range(0, int.MaxValue)]
    public int TokensPerConversation { get; set; } = 20_000;

    /// <summary>Tokens that the whole shop may cost in a day (UTC).</summary>
    [Range(0, long.MaxValue)]
    public long TokensPerDay { get; set; } = 2_000_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null) yield break;
        if (!(Endpoint.IsAbsoluteUri && Endpoint.Scheme is "http" or "https"))
            yield return new ValidationResult($"Model:Endpoint is '{Endpoint}'; write it as https://api.openai.com/v1.");
        if (string.IsNullOrWhiteSpace(Name)) yield return new ValidationResult("Model:Name is missing: name the model of Model:Endpoint.");
    }
}
