using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>What an authorization request asks a person for (RFC 6749, section 3.3).</summary>
public sealed class RequestedScopes(Resources resources)
{
    private static readonly string[] Identity = [Scopes.OpenId, Scopes.Profile, Scopes.Email];

    /// <summary>
    /// The scopes that are named, without words that are none beside them, or the client's default set. A request for MCP that holds no data, because it is
    /// for <c>openid email profile</c> or for a name of the client's own, asks for the data too: its token would open nothing, and nobody would know why.
    /// </summary>
    public IReadOnlyList<string> Of(Client client, string? scope, IEnumerable<string> namedResources)
    {
        var named = ScopeParameter.Split(scope) is { Length: > 0 } asked ? asked : client.DefaultScopes;
        return LacksData(client, named, namedResources)
            ? [.. DataOf(client), .. named.Intersect(Scopes.All)]
            : named.Intersect(Scopes.All).ToList() is { Count: > 0 } known ? known
            : named;
    }

    /// <summary>Whether the person may leave every data scope unticked: the client asked who they are, and for no data.</summary>
    public bool IsDataOptional(Client client, string? scope, IEnumerable<string> namedResources) =>
        ScopeParameter.Split(scope).Intersect(Identity).Any() && LacksData(client, ScopeParameter.Split(scope), namedResources);

    private bool LacksData(Client client, IEnumerable<string> named, IEnumerable<string> namedResources) =>
        !client.IsFirstParty && !named.Intersect(Scopes.Data).Any() && resources.OpenMcp(namedResources);

    private static IEnumerable<string> DataOf(Client client) => client.DefaultScopes.Intersect(Scopes.Data) is var usual && usual.Any() ? usual : Scopes.Data;
}
