using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>What the authorization server says that it can do, as far as clients go by it.</summary>
internal sealed class AbilityCheck : Check
{
    private const string AsIs = "Let the proxy send the document on as the identity server wrote it.";

    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri", "revocation_endpoint", "userinfo_endpoint"];

    public override string Name => "Sign-in metadata: what is on offer";

    public override string Matters => "MCP clients: without S256 and 'none' they do not begin; without offline_access Claude gets no refresh token; without documents (CIMD) or registration (DCR) a client must be agreed beforehand.";

    public override IReadOnlyList<Type> Needs => [typeof(AddressCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var metadata = await visit.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation);
        var faults = new Faults();
        foreach (var endpoint in Endpoints)
            faults.Unless(
                metadata.Text(endpoint) is { } url && url.StartsWith(visit.Origin.At("/"), StringComparison.Ordinal),
                $"{endpoint} is '{metadata.Text(endpoint)}', which is not at {visit.Origin}.",
                $"Set PUBLIC_URL to {visit.Origin} at the identity server.");

        faults.Unless(metadata.Texts("code_challenge_methods_supported") is ["S256"], $"code_challenge_methods_supported is [{string.Join(", ", metadata.Texts("code_challenge_methods_supported"))}] instead of S256 alone.", AsIs);
        faults.Unless(metadata.Texts("token_endpoint_auth_methods_supported").Contains("none"), "token_endpoint_auth_methods_supported lacks 'none'.", AsIs);
        faults.Unless(metadata.Texts("scopes_supported").Contains(Scopes.OfflineAccess), $"scopes_supported lacks {Scopes.OfflineAccess}.", AsIs);
        faults.Unless(metadata.IsTrue("authorization_response_iss_parameter_supported"), "authorization_response_iss_parameter_supported is not true, and ChatGPT uses another redirect then.", AsIs);

        var (documents, registration) = (metadata.IsTrue("client_id_metadata_document_supported"), metadata.Text("registration_endpoint"));
        faults.Unless(documents || registration is not null, "Neither documents nor registration are on offer, so that no assistant can come with the address alone.", "Set Clients__Documents__Enabled=true or Registration__Enabled=true, or agree on clients by Clients__PreRegistered__0__….");
        faults.Unless(registration is null || registration.StartsWith(visit.Origin.At("/"), StringComparison.Ordinal), $"registration_endpoint is '{registration}', which is not at {visit.Origin}.", $"Set PUBLIC_URL to {visit.Origin} at the identity server.");
        return Of(faults, $"PKCE by S256, public clients, refresh tokens; clients come by document: {Yes(documents)}, by registration (Cursor, MCP Inspector): {Yes(registration is not null)}.");
    }

    private static string Yes(bool offered) => offered ? "yes" : "no";
}
