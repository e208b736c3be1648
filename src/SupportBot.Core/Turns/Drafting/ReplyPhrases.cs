using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>The phrases of one language, ready to be filled with facts.</summary>
public sealed class ReplyPhrases
{
    private readonly IReadOnlyDictionary<string, MessageTemplate> templates;
    private readonly FactFormatter formatter;
    private readonly IReadOnlyDictionary<string, ReplyPhrases> byMarket;

    public ReplyPhrases(LanguageStyle style, CurrencyTable currencies, IReadOnlyDictionary<string, MessageTemplate> templates)
    {
        Style = style;
        this.templates = templates;
        formatter = new FactFormatter(style, currencies, Say);
        byMarket = style.ByMarket.ToDictionary(pair => pair.Key, pair => new ReplyPhrases(pair.Value, currencies, templates), StringComparer.Ordinal);
    }

    public LanguageStyle Style { get; }
    public Language Language => Style.Language;
    public IEnumerable<string> Keys => templates.Keys;

    /// <summary>The same words with the dates and numbers of a market.</summary>
    public ReplyPhrases For(string? market) => (market is null ? null : byMarket.GetValueOrDefault(market)) ?? this;

    public MessageTemplate this[string key] => templates[key];

    /// <summary>The phrase with its facts filled in, as the language writes them.</summary>
    /// <exception cref="KeyNotFoundException">No such phrase, or a fact that it asks for was not given: a mistake in the program.</exception>
    public string Say(string key, params IReadOnlyList<Fact> facts) => templates[key].Fill(new Facts(facts, formatter));

    /// <summary>A fact as this language writes it.</summary>
    public string Write(Fact fact) => formatter.Write(fact.Value);

    private sealed class Facts(IReadOnlyList<Fact> facts, FactFormatter formatter) : IFactWriter
    {
        public string Write(string name) => formatter.Write(Find(name));

        public IEnumerable<string> CasesOf(string name, bool isPlural) => formatter.CasesOf(Find(name), isPlural);

        private FactValue Find(string name) => facts.FirstOrDefault(fact => fact.Name == name)?.Value
            ?? throw new KeyNotFoundException($"The fact '{name}' was not given.");
    }
}
