using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>Stands where Redis should be, with a certificate that it has made itself, and listens to what it is told.</summary>
internal sealed class TlsStranger : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly StringBuilder _heard = new();
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly Task _listening;

    public TlsStranger()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything until now; it takes no more afterwards.</summary>
    public async Task<string> HeardAsync()
    {
        await _ending.CancelAsync();
        await _listening;
        return _heard.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await HeardAsync();
        _listener.Stop();
        _certificate.Dispose();
        _ending.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                using var caller = await _listener.AcceptTcpClientAsync(_ending.Token);
                await using var stream = new SslStream(caller.GetStream());
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _ending.Token);
                var chunk = new byte[4096];
                for (int read; (read = await stream.ReadAsync(chunk, _ending.Token)) > 0;) _heard.Append(Encoding.UTF8.GetString(chunk, 0, read));
            }
            catch (Exception refused) when (refused is IOException or AuthenticationException or OperationCanceledException) { /* as it should be */ }
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var today = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(today.AddDays(-1), today.AddDays(1));
    }
}
