using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace SupportBot.Web.Hosting;

/// <summary>Setting <c>Proxies</c>: whose word on the caller's address and scheme is taken.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Addresses of the balancers in front. Headers from anyone else are ignored, so that nobody chooses their own address.</summary>
    public IList<string> Trusted { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Trusted.Where(address => !IPAddress.TryParse(address, out _))
        .Select(address => new ValidationResult($"Proxies:Trusted holds '{address}', which is no IP address."));

    internal void Apply(ForwardedHeadersOptions headers)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        headers.KnownIPNetworks.Clear();
        headers.KnownProxies.Clear();
        foreach (var address in Trusted) headers.KnownProxies.Add(IPAddress.Parse(address));
        if (Trusted.Count == 0) headers.ForwardedHeaders = ForwardedHeaders.None;
    }
}
