using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Token.Keys;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict;

/// <summary>Gives OpenIddict the keys of <see cref="KeyRing"/>, anew whenever they change.</summary>
internal sealed class ServerKeys(KeyRing ring) : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    // OpenIddict does not start without one. Nothing is encrypted: codes and refresh tokens are random, and the API reads access tokens.
    private static readonly EncryptingCredentials Unused = new(
        new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512);

    public string Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.AddRange(ring.AccessTokens);
        options.SigningCredentials.AddRange(ring.IdTokens);
        options.EncryptionCredentials.Add(Unused);
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
