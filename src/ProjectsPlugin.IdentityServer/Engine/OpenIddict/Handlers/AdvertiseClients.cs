using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>How clients become known here, and how they prove who they are (RFC 8414, section 2), as far as OpenIddict does not say it.</summary>
internal sealed class AdvertiseClients(PublicUrl publicUrl, IOptions<RegistrationOptions> registration, IOptions<DocumentsOptions> documents)
    : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private const string PublicClients = "none";
    private const string RegistrationEndpoint = "registration_endpoint";
    private const string Documents = "client_id_metadata_document_supported";

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
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
