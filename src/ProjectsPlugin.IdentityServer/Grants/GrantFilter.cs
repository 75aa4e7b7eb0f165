namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Whose grants are meant.</summary>
public sealed record GrantFilter
{
    private GrantFilter()
    {
    }

    /// <summary>The account; null for any.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>The client's <c>client_id</c>; null for any.</summary>
    public string? ClientId { get; private init; }

    public static GrantFilter All { get; } = new();

    public static GrantFilter ForAccount(Guid accountId) => new() { AccountId = accountId };

    public static GrantFilter ForClient(string clientId) => new() { ClientId = clientId };

    public static GrantFilter ForAccountAndClient(Guid accountId, string clientId) => new() { AccountId = accountId, ClientId = clientId };
}
