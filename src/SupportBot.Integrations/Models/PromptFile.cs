using System.Xml;
using System.Xml.Linq;
using HandlebarsDotNet;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Integrations.Models;

/// <summary>
/// A prompt in Semantic Kernel's YAML format with a handlebars template of <c>&lt;message role="…"&gt;</c> elements. Variables are escaped where
/// they are put in, so that no text of others becomes a message of its own.
/// </summary>
internal sealed class PromptFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    private readonly HandlebarsTemplate<object, object> template;
    private readonly Shape shape;

    private PromptFile(Shape shape) => (this.shape, template) = (shape, Handlebars.Create().Compile(shape.Template));

    public string Name => shape.Name;
    public int MaxTokens => shape.ExecutionSettings.Default.MaxTokens;
    public float Temperature => shape.ExecutionSettings.Default.Temperature;
    public bool IsJson => shape.ExecutionSettings.Default.ResponseFormat == "json_object";

    /// <exception cref="InvalidDataException">The file is not such a prompt; the message names it and says what is wrong.</exception>
    public static PromptFile Read(string file)
    {
        try
        {
            var shape = Yaml.Deserialize<Shape?>(File.ReadAllText(file)) ?? throw new InvalidDataException($"{file} is empty.");
            if (shape.TemplateFormat != "handlebars") throw new InvalidDataException($"{file}: template_format is '{shape.TemplateFormat}'; it must be handlebars.");
            if (shape.Name != Path.GetFileNameWithoutExtension(file)) throw new InvalidDataException($"{file}: the name is '{shape.Name}'; it must be the file's.");
            return new PromptFile(shape);
        }
        catch (Exception wrong) when (wrong is YamlDotNet.Core.YamlException or HandlebarsException)
        {
            throw new InvalidDataException($"{file}: {wrong.Message}", wrong);
        }
    }

    /// <exception cref="ArgumentException">A variable that the prompt needs was not given.</exception>
    public IReadOnlyList<PromptMessage> Fill(IReadOnlyDictionary<string, object?> arguments)
    {
        var values = shape.InputVariables.ToDictionary(variable => variable.Name, variable => Value(variable, arguments), StringComparer.Ordinal);
        try
        {
            return [.. XElement.Parse($"<prompt>{template(values)}</prompt>").Elements("message").Select(message => new PromptMessage((string?)message.Attribute("role") ?? "user", message.Value.Trim()))];
        }
        catch (XmlException wrong)
        {
            throw new InvalidDataException($"The prompt {Name} is no sequence of messages: {wrong.Message}", wrong);
        }
    }

    private object? Value(Variable variable, IReadOnlyDictionary<string, object?> arguments) =>
        arguments.TryGetValue(variable.Name, out var value) ? value is string text ? WithoutControls(text) : value
        : variable.IsRequired ? throw new ArgumentException($"The prompt {Name} needs '{variable.Name}'.", nameof(arguments)) : variable.Default;

    // XML has no way to write most control characters.
    private static string WithoutControls(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private sealed class Shape
    {
        public string Name { get; set; } = "";
        public string? Description { get; set; }
        public string TemplateFormat { get; set; } = "";
        public string Template { get; set; } = "";
        public List<Variable> InputVariables { get; set; } = [];
        public Settings ExecutionSettings { get; set; } = new();
    }

    private sealed class Variable
    {
        public string Name { get; set; } = "";
        public string? Description { get; set; }
        public bool IsRequired { get; set; }
        public string? Default { get; set; }
    }

    private sealed class Settings
    {
        public Execution Default { get; set; } = new();
    }

    private sealed class Execution
    {
        public int MaxTokens { get; set; } = 200;
        public float Temperature { get; set; }
        public string? ResponseFormat { get; set; }
    }
}

/// <param name="Role"><c>system</c> or <c>user</c>.</param>
internal sealed record PromptMessage(string Role, string Text);
