using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;

namespace ProjectsPlugin.IdentityServer.Engines;

/// <summary>The authorization server's metadata (RFC 8414, section 2): only what is accepted here, at our addresses; the same for every engine.</summary>
internal sealed class ServerMetadata(PublicUrl publicUrl, IOptions<RegistrationOptions> registration, IOptions<DocumentsOptions> documents)
{
    private static readonly string[] Secrets = ["client_secret_basic", "client_secret_post", "none"];

    public Dictionary<string, object> Members()
    {
        var takesKeys = documents.Value is { Enabled: true, Offline: false };
        string[] methods = takesKeys ? [.. Secrets, ClientAssertions.Method] : Secrets;
        var members = new Dictionary<string, object>
        {
            ["issuer"] = publicUrl.Issuer,
            ["authorization_endpoint"] = publicUrl.At(Paths.Authorize),
            ["token_endpoint"] = publicUrl.At(Paths.Token),
            ["revocation_endpoint"] = publicUrl.At(Paths.Revoke),
            ["userinfo_endpoint"] = publicUrl.At(Paths.UserInfo),
            ["end_session_endpoint"] = publicUrl.At(Paths.Logout),
            ["jwks_uri"] = publicUrl.At(Paths.Jwks),
            ["scopes_supported"] = Scopes.All,
            ["claims_supported"] = new[] { TokenClaims.Subject, TokenClaims.Name, TokenClaims.Email, TokenClaims.EmailVerified },
            ["grant_types_supported"] = new[] { "authorization_code", "refresh_token" },
            ["response_types_supported"] = new[] { "code" },
            ["response_modes_supported"] = new[] { "query" },
            ["prompt_values_supported"] = new[] { "none", "login", "consent", "select_account" },
            ["subject_types_supported"] = new[] { "public" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
            ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.RsaSha256 },
            ["token_endpoint_auth_methods_supported"] = methods,
            ["revocation_endpoint_auth_methods_supported"] = methods,
            ["authorization_response_iss_parameter_supported"] = true,
            ["claims_parameter_supported"] = false,
            ["request_parameter_supported"] = false,
            // True where it is not said (OpenID Connect Discovery, section 3).
            ["request_uri_parameter_supported"] = false,
        };
        if (takesKeys)
        {
            members["token_endpoint_auth_signing_alg_values_supported"] = ClientAssertions.Algorithms;
            members["revocation_endpoint_auth_signing_alg_values_supported"] = ClientAssertions.Algorithms;
        }

        if (registration.Value.Enabled)
            members["registration_endpoint"] = publicUrl.At(Paths.Register);
        if (documents.Value.Enabled)
            members["client_id_metadata_document_supported"] = true;
        return members;
    }
}
