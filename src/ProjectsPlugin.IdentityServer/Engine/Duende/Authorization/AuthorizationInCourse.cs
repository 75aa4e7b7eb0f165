namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>What is known of the authorization request of this HTTP request, beside what Duende knows.</summary>
internal sealed class AuthorizationInCourse
{
    /// <summary>Whom its token is for.</summary>
    public IReadOnlyList<string> Audiences { get; set; } = [];
}
