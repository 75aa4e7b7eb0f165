using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Problems;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>The identity server's documents that bearer tokens are checked by, fetched once for both.</summary>
internal sealed class SignInDocuments(IConfigurationManager<OpenIdConnectConfiguration> documents, IssuerAvailability keys)
    : IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <exception cref="TokenValidationUnavailableException">The identity server cannot be reached, and never could.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        await keys.AreKnownAsync(documents, cancel)
            ? await documents.GetConfigurationAsync(cancel)
            : throw new TokenValidationUnavailableException("The identity server cannot be reached, so nobody can be sent there to sign in.");

    public void RequestRefresh() => documents.RequestRefresh();
}
