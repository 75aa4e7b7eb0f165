using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>An authorization request that follows every rule; what is left is what the person decides.</summary>
internal sealed record AuthorizeContext
{
    /// <summary>The local address that repeats the request, without tickets (<see cref="InteractionUrl"/>).</summary>
    public required string Url { get; init; }

    public required Client Client { get; init; }

    /// <summary>As the request spells it.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>What is asked for, or the client's default set.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whom its tokens are for (RFC 8707).</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>The values of <c>prompt</c> (OpenID Connect Core, section 3.1.2.1).</summary>
    public IReadOnlyCollection<string> Prompts { get; init; } = [];

    /// <summary>The seconds of <c>max_age</c>.</summary>
    public long? MaxAge { get; init; }

    public string? State { get; init; }

    public string? Nonce { get; init; }

    /// <summary>The S256 challenge (RFC 7636, section 4.3).</summary>
    public string? CodeChallenge { get; init; }

    /// <summary>Whom the client expects by <c>id_token_hint</c>, as the <c>sub</c>; engines validate it.</summary>
    public string? ExpectedSubject { get; init; }

    /// <summary>What came as <see cref="InteractionTickets.SignInParameter"/>.</summary>
    public string? SignInTicket { get; init; }

    /// <summary>What came as <see cref="InteractionTickets.DecisionParameter"/>.</summary>
    public string? DecisionTicket { get; init; }
}
