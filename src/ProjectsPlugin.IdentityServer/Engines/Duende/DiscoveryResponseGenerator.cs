using Duende.IdentityServer.ResponseHandling;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using JsonWebKey = Duende.IdentityServer.Models.JsonWebKey;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>The authorization server's metadata (RFC 8414, section 2): only what is accepted here, at our addresses.</summary>
internal sealed class DiscoveryResponseGenerator(
    IDiscoveryResponseGenerator inner, PublicUrl publicUrl, IOptions<RegistrationOptions> registration, IOptions<DocumentsOptions> documents)
    : IDiscoveryResponseGenerator
{
    public Task<Dictionary<string, object>> CreateDiscoveryDocumentAsync(string baseUrl, string issuerUri)
    {
        var takesKeys = documents.Value is { Enabled: true, Offline: false };
        string[] methods = ["client_secret_basic", "client_secret_post", "none", .. takesKeys ? new[] { ClientAssertions.Method } : []];
        var entries = new Dictionary<string, object>
        {
            ["issuer"] = publicUrl.Issuer,
            ["authorization_endpoint"] = publicUrl.At(Paths.Authorize),
            ["token_endpoint"] = publicUrl.At(Paths.Token),
            ["revocation_endpoint"] = publicUrl.At(Paths.Revoke),
            ["userinfo_endpoint"] = publicUrl.At(Paths.UserInfo),
            ["end_session_endpoint"] = publicUrl.At(Paths.Logout),
            ["jwks_uri"] = publicUrl.At(Paths.Jwks),
            ["scopes_supported"] = Scopes.All,
            ["claims_supported"] = new[] { TokenClaims.Subject, "name", TokenClaims.Email, TokenClaims.EmailVerified },
            ["grant_types_supported"] = new[] { "authorization_code", "refresh_token" },
            ["response_types_supported"] = new[] { "code" },
            ["response_modes_supported"] = new[] { "query" },
            ["subject_types_supported"] = new[] { "public" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
            ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.RsaSha256 },
            ["token_endpoint_auth_methods_supported"] = methods,
            ["revocation_endpoint_auth_methods_supported"] = methods,
            ["authorization_response_iss_parameter_supported"] = true,
        };
        if (takesKeys)
        {
            entries["token_endpoint_auth_signing_alg_values_supported"] = ClientAssertions.Algorithms;
            entries["revocation_endpoint_auth_signing_alg_values_supported"] = ClientAssertions.Algorithms;
        }

        if (registration.Value.Enabled)
            entries["registration_endpoint"] = publicUrl.At(Paths.Register);
        if (documents.Value.Enabled)
            entries["client_id_metadata_document_supported"] = true;
        return Task.FromResult(entries);
    }

    public Task<IEnumerable<JsonWebKey>> CreateJwkDocumentAsync() => inner.CreateJwkDocumentAsync();
}
