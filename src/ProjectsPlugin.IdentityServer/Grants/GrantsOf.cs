namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Whose grants are meant.</summary>
public sealed record GrantsOf
{
    private GrantsOf()
    {
    }

    /// <summary>The account; null for any.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>The client's <c>client_id</c>; null for any.</summary>
    public string? ClientId { get; private init; }

    public static GrantsOf Everybody { get; } = new();

    public static GrantsOf Person(Guid accountId) => new() { AccountId = accountId };

    public static GrantsOf Client(string clientId) => new() { ClientId = clientId };

    public static GrantsOf PersonToClient(Guid accountId, string clientId) => new() { AccountId = accountId, ClientId = clientId };
}
