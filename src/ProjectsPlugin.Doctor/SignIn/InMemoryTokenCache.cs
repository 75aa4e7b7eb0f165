using ModelContextProtocol.Authentication;

namespace ProjectsPlugin.Doctor.SignIn;

/// <summary>Keeps the tokens of the connection, to revoke them.</summary>
internal sealed class InMemoryTokenCache : ITokenCache
{
    public TokenContainer? Tokens { get; private set; }

    public ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        Tokens = tokens;
        return ValueTask.CompletedTask;
    }

    public ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Tokens);
}
