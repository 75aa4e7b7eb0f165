using Duende.IdentityServer.Models;
using Duende.IdentityServer.ResponseHandling;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Answers with <see cref="ServerMetadata"/> in place of what Duende knows of itself.</summary>
internal sealed class DiscoveryResponseGenerator(IDiscoveryResponseGenerator inner, ServerMetadata metadata) : IDiscoveryResponseGenerator
{
    public Task<Dictionary<string, object>> CreateDiscoveryDocumentAsync(string baseUrl, string issuerUri) => Task.FromResult(metadata.Members());

    public Task<IEnumerable<JsonWebKey>> CreateJwkDocumentAsync() => inner.CreateJwkDocumentAsync();
}
