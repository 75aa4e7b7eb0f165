using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary>Somebody in a group.</summary>
internal sealed record MemberRow(Guid GroupId, Guid AccountId, string Name);

/// <summary>A group with its members; null where nobody asked for them.</summary>
internal sealed record GroupRow(Group Group, IReadOnlyList<MemberRow>? Members);
