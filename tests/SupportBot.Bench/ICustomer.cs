namespace SupportBot.Bench;

/// <summary>Somebody who talks to a bot, one thing after the other.</summary>
internal interface ICustomer : IAsyncDisposable
{
    /// <summary>Comes to where the next thing can be said, for instance into a new conversation. No part of a turn's time.</summary>
    Task PrepareAsync();

    /// <summary>Says one thing and hears the answer.</summary>
    Task TakeTurnAsync();
}
