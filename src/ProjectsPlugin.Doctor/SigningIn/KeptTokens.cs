using ModelContextProtocol.Authentication;

namespace ProjectsPlugin.Doctor.SigningIn;

/// <summary>What the assistant was given, so that it can be given back.</summary>
internal sealed class KeptTokens : ITokenCache
{
    public TokenContainer? Tokens { get; private set; }

    public ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        Tokens = tokens;
        return ValueTask.CompletedTask;
    }

    public ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Tokens);
}
