using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Core.Orders;

namespace SupportBot.Core.Conversations;

/// <summary>The one JSON form of what is stored: log bodies, cases, snapshots. It is read for years, so it only ever grows.</summary>
public static class LogJson
{
    private static readonly FrozenDictionary<Type, string> Kinds = typeof(EntryBody).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    private static readonly FrozenSet<string> KnownKinds = Kinds.Values.ToFrozenSet(StringComparer.Ordinal);

    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The stored name of a body's kind, for instance <c>customer-said</c>.</summary>
    public static string KindOf(EntryBody body) => Kinds[body.GetType()];

    /// <summary>False for a kind that a newer version of the program has added.</summary>
    public static bool Knows(string kind) => KnownKinds.Contains(kind);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // What can be worked out from the rest is not stored.
            IgnoreReadOnlyProperties = true,
            // Thai stays Thai in the store. Whoever puts this into a page escapes it there.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A store that sorts keys (jsonb) may move "kind" from the front.
            AllowOutOfOrderMetadataProperties = true,
            Converters =
            {
                new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
                new PlainStringConverter<ConversationId>(text => new ConversationId(text), id => id.Value),
                new PlainStringConverter<Language>(text => new Language(text), language => language.Tag),
                new TraitsConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // The serializer knows how to write a read-only set, but not which set to make of it.
    private sealed class TraitsConverter : JsonConverter<IReadOnlySet<ItemTrait>>
    {
        // Element by element, so that an error names its place in the whole and not in the set.
        public override IReadOnlySet<ItemTrait> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
            var traits = new HashSet<ItemTrait>();
            var trait = (JsonConverter<ItemTrait>)options.GetConverter(typeof(ItemTrait));
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) traits.Add(trait.Read(ref reader, typeof(ItemTrait), options));
            return traits;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlySet<ItemTrait> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Order(), options);
    }

    private sealed class PlainStringConverter<T>(Func<string, T> parse, Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is null."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
    }
}
