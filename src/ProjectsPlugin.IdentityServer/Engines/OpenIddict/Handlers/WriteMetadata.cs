using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// What the metadata (RFC 8414, section 2) says that OpenIddict does not know: how clients become known and prove who they are, where people sign out,
/// and with what ID tokens are signed.
/// </summary>
internal sealed class WriteMetadata(PublicUrl publicUrl, IOptions<RegistrationOptions> registration, IOptions<DocumentsOptions> documents)
    : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private const string PublicClients = "none";
    private const string RegistrationEndpoint = "registration_endpoint";
    private const string Documents = "client_id_metadata_document_supported";

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        // OpenIddict lists the algorithm of every key; ID tokens use one of them (WriteToken).
        context.IdTokenSigningAlgorithms.Clear();
        context.IdTokenSigningAlgorithms.Add(SecurityAlgorithms.RsaSha256);
        // OpenIddict would refuse there what RP-initiated logout asks for.
        context.Metadata[OpenIddictConstants.Metadata.EndSessionEndpoint] = publicUrl.At(Paths.Logout);
        context.TokenEndpointAuthenticationMethods.Add(PublicClients);
        context.RevocationEndpointAuthenticationMethods.Add(PublicClients);
        if (registration.Value.Enabled)
            context.Metadata[RegistrationEndpoint] = publicUrl.At(Paths.Register);
        if (documents.Value.Enabled)
            context.Metadata[Documents] = true;
        if (documents.Value is { Enabled: true, Offline: false })
            AdvertiseKeys(context);
        return ValueTask.CompletedTask;
    }

    private static void AdvertiseKeys(HandleConfigurationRequestContext context)
    {
        context.TokenEndpointAuthenticationMethods.Add(ClientAssertions.Method);
        context.RevocationEndpointAuthenticationMethods.Add(ClientAssertions.Method);
        context.Metadata["token_endpoint_auth_signing_alg_values_supported"] = ImmutableArray.CreateRange<string?>(ClientAssertions.Algorithms);
        context.Metadata["revocation_endpoint_auth_signing_alg_values_supported"] = ImmutableArray.CreateRange<string?>(ClientAssertions.Algorithms);
    }
}
