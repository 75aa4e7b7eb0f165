using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>A client that a person allowed something is in use, so that its registration stays.</summary>
internal sealed class KeepUsedRegistration(Registrations registrations) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is OpenIddictServerEndpointType.Authorization)
            await registrations.MarkUsedAsync(context.ClientId!, context.CancellationToken);
    }
}
