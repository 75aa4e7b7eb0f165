using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>An authorization request whose client and redirect are known to be good, as pages show it.</summary>
public sealed record AuthorizationRequest
{
    /// <summary>The local address that continues the request; safe to redirect to.</summary>
    public required string ReturnUrl { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The client's name as an operator configured it, or as the client claims it.</summary>
    public required string ClientName { get; init; }

    /// <summary>Where the client comes from: unless an operator configured it, its name is a claim.</summary>
    public required ClientOrigin Origin { get; init; }

    /// <summary>Whether it comes from our own pages, about which nobody is asked.</summary>
    public required bool IsFirstParty { get; init; }

    /// <summary>The host whose document says who the client is, and who so vouches for it; null for any other client.</summary>
    public string? DocumentHost => Origin is ClientOrigin.Document ? new Uri(ClientId).Authority : null;

    /// <summary>Where the answer goes.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>What was asked for, or the client's default set; with what opens data, where MCP is to be opened.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether the client asked who the person is and for none of the scopes that open data, so that it can do without them.</summary>
    public bool IsDataOptional { get; init; }

    /// <summary>The e-mail address that the client expects to sign in (<c>login_hint</c>; OpenID Connect Core, section 3.1.2.1).</summary>
    public string? LoginHint { get; init; }

    /// <summary>The values of <c>prompt</c>, which a provider is asked for, too.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>The age that the client allows a sign-in to have (<c>max_age</c>); null for any.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Whether the client wants one particular person (<c>id_token_hint</c>), whoever is signed in.</summary>
    public bool ExpectsSomebody { get; init; }
}
