using Microsoft.AspNetCore.Authorization;

namespace ProjectsPlugin.Api.Security;

/// <summary>The token must carry this scope.</summary>
internal sealed record ScopeRequirement(string Scope) : IAuthorizationRequirement;
