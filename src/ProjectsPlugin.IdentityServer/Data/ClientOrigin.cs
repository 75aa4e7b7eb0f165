namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>Where a client comes from, and so how far its name and the place it returns people to are known here.</summary>
public enum ClientOrigin
{
    /// <summary>The settings: an operator vouches for it.</summary>
    Configured,

    /// <summary>Dynamic registration (RFC 7591): anybody could have written it, so that its name is only its own claim.</summary>
    Registered,

    /// <summary>A client id metadata document: whoever owns the host in the client id vouches for it.</summary>
    Document,
}
