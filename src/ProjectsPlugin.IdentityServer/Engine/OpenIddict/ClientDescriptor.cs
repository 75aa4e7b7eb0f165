using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>What OpenIddict is told about a client, wherever it comes from.</summary>
internal static class ClientDescriptor
{
    /// <summary>
    /// A client that sends people through sign-in and consent, exchanges with PKCE (RFC 9700, section 2.1.1), refreshes and revokes;
    /// public until it is given a secret or keys.
    /// </summary>
    public static OpenIddictApplicationDescriptor Of(ClientOrigin origin, string clientId, string name, IEnumerable<string> redirectUris)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ApplicationType = ApplicationTypes.Web,
            ClientId = clientId,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = name,
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var scope in Scopes.All)
            descriptor.Permissions.Add(Permissions.Prefixes.Scope + scope);
        foreach (var redirect in redirectUris)
            descriptor.RedirectUris.Add(new Uri(redirect));

        descriptor.SetOrigin(origin);
        return descriptor;
    }

    /// <summary>Makes the client one of our own pages: nobody is asked about it, and it learns who signed in, no more.</summary>
    public static void SetFirstParty(this OpenIddictApplicationDescriptor descriptor)
    {
        descriptor.ConsentType = ConsentTypes.Implicit;
        descriptor.Permissions.ExceptWith(Scopes.Data.Select(scope => Permissions.Prefixes.Scope + scope));
        descriptor.Permissions.Remove(Permissions.GrantTypes.RefreshToken);
    }

    /// <summary>Makes the client confidential.</summary>
    public static void SetSecret(this OpenIddictApplicationDescriptor descriptor, string secret) =>
        (descriptor.ClientType, descriptor.ClientSecret) = (ClientTypes.Confidential, secret);
}
