using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// Where people sign out (OpenID Connect RP-Initiated Logout): at <see cref="SignOutEndpoint"/>, because OpenIddict would refuse what that asks for
/// there.
/// </summary>
internal sealed class AdvertiseSignOut(PublicUrl publicUrl) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata[Metadata.EndSessionEndpoint] = publicUrl.At(Paths.Logout);
        return ValueTask.CompletedTask;
    }
}
