namespace ProjectsPlugin.Contracts;

/// <summary>The scopes (RFC 6749, section 3.3) that an assistant can ask for, spelt once for both hosts.</summary>
public static class Scopes
{
    /// <summary>Read every project.</summary>
    public const string Projects = "projects";

    /// <summary>Read the people directory.</summary>
    public const string Users = "users";

    /// <summary>Read the signed-in person's own directory entry.</summary>
    public const string Me = "me";

    /// <summary>Read the company's facts.</summary>
    public const string Company = "company";

    /// <summary>The scopes that open data, in the order in which people and documents see them.</summary>
    public static IReadOnlyList<string> Data { get; } = [Projects, Users, Me, Company];

    /// <summary>OpenID Connect: who signed in.</summary>
    public const string OpenId = "openid";

    /// <summary>OpenID Connect: the person's name.</summary>
    public const string Profile = "profile";

    /// <summary>OpenID Connect: the person's e-mail address.</summary>
    public const string Email = "email";

    /// <summary>A refresh token; granted to everybody, listed because some clients look for it.</summary>
    public const string OfflineAccess = "offline_access";

    /// <summary>Everything that may be asked for.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Data, OpenId, Profile, Email, OfflineAccess];
}
