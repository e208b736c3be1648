using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;
using Polly;
using Polly.CircuitBreaker;
using SupportBot.Core.Models;
using SupportBot.Core.Telemetry;

namespace SupportBot.Integrations.Models;

/// <summary>Asks any endpoint that speaks OpenAI's chat protocol. After several failures it rests for a while instead of being waited for each time.</summary>
internal sealed class OpenAiPromptModel : IPromptModel
{
    private const int LongestAnswer = 8000;

    private readonly Dictionary<string, PromptFile> prompts;
    private readonly ChatClient client;
    private readonly ResiliencePipeline breaker;

    /// <param name="folder"><c>prompts/models</c>.</param>
    public OpenAiPromptModel(ModelOptions options, string folder, TimeProvider clock)
    {
        prompts = Directory.GetFiles(folder, "*.yaml").Select(PromptFile.Read).ToDictionary(prompt => prompt.Name, StringComparer.Ordinal);
        client = new ChatClient(options.Name, new ApiKeyCredential(options.Key is { Length: > 0 } key ? key : "none"), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            // Nobody waits for a second try of the same: the answer goes out without.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = options.Patience,
            Transport = new HttpClientPipelineTransport(new HttpClient(new BoundedAnswers())),
        });
        breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = new PredicateBuilder().Handle<ModelUnavailableException>().Handle<OperationCanceledException>(),
            })
            .Build();
    }

    public async Task<ModelAnswer> AskAsync(string prompt, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var file = prompts[prompt];
        var messages = file.Fill(arguments);
        try
        {
            var answer = await breaker.ExecuteAsync(async token => await AskAsync(file, messages, token), cancellation);
            BotMeter.DependencyUsed(Dependency.Model, DependencyState.Up);
            return answer;
        }
        catch (BrokenCircuitException resting)
        {
            BotMeter.DependencyUsed(Dependency.Model, DependencyState.Down);
            throw new ModelUnavailableException("The model rests after several failures.", resting);
        }
    }

    private async Task<ModelAnswer> AskAsync(PromptFile file, IReadOnlyList<PromptMessage> messages, CancellationToken cancellation)
    {
        try
        {
            ChatCompletion answer = await client.CompleteChatAsync(messages.Select(Message), Settings(file), cancellation);
            var text = string.Concat(answer.Content.Select(part => part.Text));
            return text.Length <= LongestAnswer ? new ModelAnswer(text, answer.Model, answer.Usage?.InputTokenCount ?? 0, answer.Usage?.OutputTokenCount ?? 0)
                : throw new ModelUnavailableException($"The model wrote {text.Length} characters.");
        }
        // Kind and status only: a message of the endpoint may quote the prompt.
        catch (ClientResultException refused)
        {
            throw new ModelUnavailableException($"The model's endpoint answered {refused.Status}.");
        }
        catch (Exception wrong) when (wrong is not (OperationCanceledException or ModelUnavailableException))
        {
            throw new ModelUnavailableException($"The model gave no answer that can be read ({wrong.GetType().Name}).");
        }
    }

    private static ChatMessage Message(PromptMessage message) => message.Role == "system" ? new SystemChatMessage(message.Text) : new UserChatMessage(message.Text);

    private static ChatCompletionOptions Settings(PromptFile file) => new()
    {
        MaxOutputTokenCount = file.MaxTokens,
        Temperature = file.Temperature,
        ResponseFormat = file.IsJson ? ChatResponseFormat.CreateJsonObjectFormat() : null,
    };
}
