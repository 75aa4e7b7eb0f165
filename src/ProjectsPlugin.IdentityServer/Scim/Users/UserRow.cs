using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>An account as a SCIM user.</summary>
internal sealed class UserRow
{
    public required Account Account { get; init; }

    /// <summary>What a provider keeps about the person; null as long as none does.</summary>
    public required ScimUser? Kept { get; init; }
}
