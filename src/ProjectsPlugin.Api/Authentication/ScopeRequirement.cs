using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>The token must carry one of these scopes.</summary>
internal sealed class ScopeRequirement(params IReadOnlyList<string> anyOf) : IAuthorizationRequirement
{
    /// <summary>Any scope that opens data.</summary>
    public static ScopeRequirement AnyData { get; } = new(Scopes.Data);

    public IReadOnlyList<string> AnyOf => anyOf;

    public bool IsMetBy(ClaimsPrincipal caller) => anyOf.Any(caller.HasScope);

    /// <summary>As a challenge names them (RFC 6750, section 3).</summary>
    public override string ToString() => string.Join(' ', anyOf);
}
