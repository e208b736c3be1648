using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Models;
using SupportBot.Core.Nodes;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Core.Turns.Wording;

namespace SupportBot.Core;

public static class CoreServices
{
    /// <summary>
    /// The head: the road of a message and all it knows. Needs the ports of the back office (log, feed, snapshots, returns, orders, transcripts, nodes, limits, the model),
    /// a <see cref="TimeProvider"/> and the bound <see cref="TurnOptions"/>, <see cref="RetentionOptions"/>, <see cref="ReminderOptions"/>, <see cref="ModelOptions"/> and <see cref="NodeOptions"/> beside it.
    /// </summary>
    /// <param name="prompts">The folder <c>prompts</c>; read once, when first needed.</param>
    public static IServiceCollection AddCore(this IServiceCollection services, string prompts) => services
        .AddSingleton(_ => ReplyLibrary.Load(Path.Combine(prompts, "replies")))
        // The files alone; what counts now is on the shelf.
        .AddSingleton(_ => PolicyLibrary.Load(Path.Combine(prompts, "policies")))
        .AddSingleton<PolicyShelf>()
        .AddSingleton(_ => UnderstandingModel.Load(Path.Combine(prompts, "understanding")))
        .AddSingleton<IMessageReader, MessageReader>()
        .AddSingleton<ChoiceMatcher>()
        .AddSingleton(_ => ForbiddenWords.Load(Path.Combine(prompts, "guard")))
        .AddRoad()
        .AddSingleton<TurnScheduler>()
        .AddSingleton<ITurnScheduler>(provider => provider.GetRequiredService<TurnScheduler>())
        .AddSingleton<Func<CustomerTurn>>(provider => provider.GetRequiredService<CustomerTurn>)
        .AddSingleton(_ => NodeName.New())
        .AddSingleton<NodeWatch>()
        .AddSingleton<Inbox>()
        .AddSingleton<DeadlineReminders>()
        .AddSingleton<HumanDesk>();

    private static IServiceCollection AddRoad(this IServiceCollection services) => services
        .AddSingleton<ConversationStates>()
        .AddSingleton<OrderAccess>()
        .AddSingleton<ProofBudget>()
        .AddSingleton<FactGatherer>()
        .AddSingleton<Menu>()
        .AddSingleton<Dialogue>()
        .AddSingleton<WriteGate>()
        .AddSingleton<Acknowledger>()
        .AddSingleton<Actor>()
        .AddSingleton<Receptionist>()
        .AddSingleton<Greeter>()
        .AddSingleton<Announcer>()
        .AddSingleton<Drafter>()
        .AddSingleton<ReplyGuard>()
        .AddSingleton<ModelBudget>()
        .AddSingleton<Wordsmith>()
        .AddSingleton<TurnRoad>()
        .AddSingleton<TurnFailure>()
        .AddSingleton<TurnMetrics>()
        .AddSingleton<CustomerTurn>();
}
