using System.Security.Claims;
using ProjectsPlugin.Api.Security;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>The scopes that something takes: all of them, or any one.</summary>
internal sealed record Need
{
    private readonly bool _anyOne;

    private Need(IReadOnlyList<string> scopes, bool anyOne) => (Scopes, _anyOne) = (scopes, anyOne);

    /// <summary>Any scope that opens data.</summary>
    public static Need AnyData { get; } = new(Contracts.Scopes.Data, anyOne: true);

    public IReadOnlyList<string> Scopes { get; }

    /// <summary>The alternatives, of which one must be held as a whole.</summary>
    public IEnumerable<string[]> Alternatives => _anyOne ? Scopes.Select(scope => new[] { scope }) : [[.. Scopes]];

    public static Need Of(params string[] scopes) => new(scopes, anyOne: false);

    public bool IsMetBy(ClaimsPrincipal caller) => _anyOne ? Scopes.Any(caller.HasScope) : Scopes.All(caller.HasScope);

    /// <summary>As a challenge names them (RFC 6750, section 3).</summary>
    public override string ToString() => string.Join(' ', Scopes);
}
