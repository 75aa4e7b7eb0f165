namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>A client that registers itself, with what it said checked and its gaps filled.</summary>
public sealed record ClientRegistration
{
    /// <summary>Made for it, as its secret is.</summary>
    public string ClientId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Whether an id looks like one that was made for such a client.</summary>
    public static bool IsGeneratedId(string clientId) => Guid.TryParseExact(clientId, "D", out _);

    /// <summary>Null for a public client.</summary>
    public string? Secret { get; init; }

    /// <summary>What it calls itself.</summary>
    public required string Name { get; init; }

    /// <summary>The website that it claims.</summary>
    public string? Website { get; init; }

    /// <summary>True for a program or an app on a person's device.</summary>
    public required bool IsNative { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>Whether it asked to be able to refresh.</summary>
    public required bool Refreshes { get; init; }

    /// <summary>What its requests without a scope ask for.</summary>
    public required IReadOnlyList<string> DefaultScopes { get; init; }
}
