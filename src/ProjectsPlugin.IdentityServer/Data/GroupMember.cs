using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>That an account belongs to a group.</summary>
public sealed class GroupMember
{
    /// <summary>The <see cref="Source"/> of members that SCIM added; no sign-in provider may have this id.</summary>
    public const string Scim = "scim";

    private const int SourceLength = 32;

    public required Guid GroupId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Who said so: the id of a sign-in provider, or <see cref="Scim"/>; null for an administrator.</summary>
    public string? Source { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<GroupMember>
    {
        public void Configure(EntityTypeBuilder<GroupMember> builder)
        {
            builder.ToTable("group_members");
            builder.HasKey(member => new { member.GroupId, member.AccountId });
            builder.Property(member => member.Source).HasMaxLength(SourceLength);
            builder.HasIndex(member => member.AccountId);
            builder.HasOne<Group>().WithMany().HasForeignKey(member => member.GroupId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Account>().WithMany().HasForeignKey(member => member.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
