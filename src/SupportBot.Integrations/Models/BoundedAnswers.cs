namespace SupportBot.Integrations.Models;

/// <summary>Takes no more of an answer than kind words can need, and follows nobody elsewhere: what is asked is meant for one endpoint.</summary>
internal sealed class BoundedAnswers() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private const int MostBytes = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
        return answer;
    }
}
