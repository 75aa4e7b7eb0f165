namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>What is known of the authorization request of this HTTP request, beside what Duende knows.</summary>
internal sealed class AuthorizationInCourse
{
    /// <summary>The one audience that it names, or the default one.</summary>
    public string Audience { get; set; } = "";
}
