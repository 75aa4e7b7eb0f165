using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>People whom the company's identity provider, or an administrator, puts together under one name.</summary>
public sealed class Group
{
    /// <summary>In characters.</summary>
    public const int NameLength = 256;

    /// <summary>In characters.</summary>
    public const int ExternalIdLength = 256;

    /// <summary>Two characters of lower case may become three of upper case.</summary>
    private const int KeyLength = NameLength * 3;

    public required Guid Id { get; init; }

    public required string DisplayName { get; set; }

    /// <summary><see cref="KeyOf"/> the name; no two groups have the same.</summary>
    public required string NameKey { get; set; }

    /// <summary>What the provider that made the group calls it.</summary>
    public string? ExternalId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its name or its members last changed.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>One more with each change.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What to look a group up by: names are alike in either case.</summary>
    public static string KeyOf(string displayName) => displayName.Trim().Normalized().ToUpperInvariant();

    internal sealed class Configuration : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> builder)
        {
            builder.ToTable("groups");
            builder.Property(group => group.Id).ValueGeneratedNever();
            builder.Property(group => group.DisplayName).HasMaxLength(NameLength);
            builder.Property(group => group.NameKey).HasMaxLength(KeyLength);
            builder.Property(group => group.ExternalId).HasMaxLength(ExternalIdLength);
            builder.HasIndex(group => group.NameKey).IsUnique();
            builder.HasIndex(group => group.ExternalId);
        }
    }
}
