using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace SupportBot.Web.Hosting;

/// <summary>Setting <c>Proxies</c>: whose word on the caller's address and scheme is taken.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>
    /// Addresses of the balancers in front, or networks (<c>10.1.0.0/16</c>) where they have no lasting address. Headers from anyone else are
    /// ignored, so that nobody chooses their own address.
    /// </summary>
    public IList<string> Trusted { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Trusted
        .Where(known => !IPAddress.TryParse(known, out _) && !IPNetwork.TryParse(known, out _))
        .Select(known => new ValidationResult($"Proxies:Trusted holds '{known}', which is no IP address and no network like 10.1.0.0/16."));

    internal void Apply(ForwardedHeadersOptions headers)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        headers.KnownIPNetworks.Clear();
        headers.KnownProxies.Clear();
        foreach (var known in Trusted)
        {
            if (IPAddress.TryParse(known, out var address)) headers.KnownProxies.Add(address);
            else headers.KnownIPNetworks.Add(IPNetwork.Parse(known));
        }
        if (Trusted.Count == 0) headers.ForwardedHeaders = ForwardedHeaders.None;
    }
}
