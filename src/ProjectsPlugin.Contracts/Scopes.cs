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
}
