using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Keys;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// ID tokens are signed with RS256, as OpenID Connect Core 15.1 demands, everything else with the far cheaper ES256; OpenIddict
/// would take the first key for both. Access and ID tokens leave no row behind: their grant's row is what ends them.
/// </summary>
internal sealed class ChooseKeys(KeyRing ring) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        var isIdToken = context.TokenType == TokenTypeIdentifiers.IdentityToken;
        context.SigningCredentials = isIdToken ? ring.IdTokens[0] : ring.AccessTokens[0];

        if (isIdToken || context.TokenType == TokenTypeIdentifiers.AccessToken)
            context.CreateTokenEntry = false;
        else
            context.EncryptionCredentials = ring.Encryption[0];
        return ValueTask.CompletedTask;
    }
}
