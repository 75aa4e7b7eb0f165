using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Token.Keys;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict;

/// <summary>Gives OpenIddict the keys of <see cref="KeyRing"/>, anew whenever they change.</summary>
internal sealed class ServerKeys(KeyRing ring) : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    public string Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.AddRange(ring.AccessTokens);
        options.SigningCredentials.AddRange(ring.IdTokens);
        options.EncryptionCredentials.AddRange(ring.Encryption);
    }

    public IChangeToken GetChangeToken() => ring.ChangeToken;
}

internal static class ServerKeysSetup
{
    public static void AddServerKeys(this IServiceCollection services)
    {
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<ServerKeys>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<ServerKeys>());
    }
}
