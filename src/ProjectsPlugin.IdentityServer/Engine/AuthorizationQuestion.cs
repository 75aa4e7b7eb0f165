using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A valid authorization request that a person has to decide about, or has decided.</summary>
internal sealed record AuthorizationQuestion
{
    /// <summary>The local address that repeats the request, without tickets (<see cref="InteractionUrl"/>).</summary>
    public required string Url { get; init; }

    public required KnownClient Client { get; init; }

    public required Uri RedirectUri { get; init; }

    /// <summary>What is asked for, or the client's default set.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The values of <c>prompt</c> (OpenID Connect Core, section 3.1.2.1).</summary>
    public IReadOnlyCollection<string> Prompts { get; init; } = [];

    /// <summary>The seconds of <c>max_age</c>.</summary>
    public long? MaxAge { get; init; }

    /// <summary>Whom the client expects by <c>id_token_hint</c>, as the <c>sub</c>.</summary>
    public string? ExpectedSubject { get; init; }

    /// <summary>What came as <see cref="InteractionTickets.SignInParameter"/>.</summary>
    public string? SignInTicket { get; init; }

    /// <summary>What came as <see cref="InteractionTickets.DecisionParameter"/>.</summary>
    public string? DecisionTicket { get; init; }
}
