using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>What the authorization server says that it can do, as far as clients go by it.</summary>
internal sealed class CapabilitiesCheck : Check
{
    private const string AsIs = "Let the proxy send the document on as the identity server wrote it.";

    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri", "revocation_endpoint", "userinfo_endpoint"];

    public override string Name => "Sign-in metadata: what is on offer";

    public override string Impact =>
        "MCP clients: without S256 and 'none' they do not begin; without offline_access Claude gets no refresh "
            + "token; without documents (CIMD) or registration (DCR) a client must be agreed beforehand.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var metadata = await context.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation);
        var findings = new Findings();
        foreach (var endpoint in Endpoints)
            findings.Require(
                metadata.Text(endpoint) is { } url && url.StartsWith(context.Origin.At("/"), StringComparison.Ordinal),
                $"{endpoint} is '{metadata.Text(endpoint)}', which is not at {context.Origin}.",
                $"Set PUBLIC_URL to {context.Origin} at the identity server.");

        findings.Require(
            metadata.Texts("code_challenge_methods_supported") is ["S256"],
            $"code_challenge_methods_supported is [{string.Join(", ", metadata.Texts("code_challenge_methods_supported"))}] instead of S256 alone.",
            AsIs);
        findings.Require(metadata.Texts("token_endpoint_auth_methods_supported").Contains("none"), "token_endpoint_auth_methods_supported lacks 'none'.", AsIs);
        findings.Require(metadata.Texts("scopes_supported").Contains(Scopes.OfflineAccess), $"scopes_supported lacks {Scopes.OfflineAccess}.", AsIs);
        findings.Require(
            metadata.IsTrue("authorization_response_iss_parameter_supported"),
            "authorization_response_iss_parameter_supported is not true, and ChatGPT uses another redirect then.",
            AsIs);

        var (documents, registration) = (metadata.IsTrue("client_id_metadata_document_supported"), metadata.Text("registration_endpoint"));
        findings.Require(
            documents || registration is not null,
            "Neither documents nor registration are on offer, so that no assistant can come with the address alone.",
            "Set Clients__Documents__Enabled=true or Registration__Enabled=true, or agree on clients by Clients__PreRegistered__0__….");
        findings.Require(
            registration is null || registration.StartsWith(context.Origin.At("/"), StringComparison.Ordinal),
            $"registration_endpoint is '{registration}', which is not at {context.Origin}.",
            $"Set PUBLIC_URL to {context.Origin} at the identity server.");
        return Conclude(
            findings,
            $"PKCE by S256, public clients, refresh tokens; clients come by document: {Yes(documents)}, by "
                + $"registration (Cursor, MCP Inspector): {Yes(registration is not null)}.");
    }

    private static string Yes(bool offered) => offered ? "yes" : "no";
}
