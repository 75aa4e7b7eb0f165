using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A client that may ask for authorization (RFC 6749, section 2), the same for every engine.</summary>
public sealed class Client
{
    /// <summary>In characters: a client id may be the URL of a document.</summary>
    public const int IdLength = 2048;

    public const int RedirectUriLength = 2048;

    private const int NameLength = 200;
    private const int WordLength = 20;
    private const int CallbackIdLength = 100;
    public required string ClientId { get; init; }

    /// <summary>Whether there can be a client of this id (RFC 6749, appendix A.1: printable ASCII); nothing else is worth a look into the database.</summary>
    public static bool IsPossibleId(string clientId) => clientId.Length is > 0 and <= IdLength && !clientId.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>The client's name as an operator configured it, or as the client claims it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it comes from: unless an operator configured it, its name is a claim.</summary>
    public required ClientOrigin Origin { get; init; }

    /// <summary>Where it may have people return to, besides a vendor's callbacks.</summary>
    public required string[] RedirectUris { get; init; }

    /// <summary>The name of the vendor's pattern whose callbacks it has; null for a client with its own redirects alone.</summary>
    public string? VendorPattern { get; init; }

    /// <summary>The id in the callback of its first exchange, to which the vendor's client is bound from then on.</summary>
    public string? CallbackId { get; init; }

    /// <summary>What a request without a scope asks for.</summary>
    public string[] DefaultScopes { get; init; } = [.. Scopes.Data];

    /// <summary>SHA-256 of its secret; null for a public client (RFC 6749, section 2.1).</summary>
    public byte[]? SecretHash { get; init; }

    /// <summary>True for one of our own pages, about which nobody is asked.</summary>
    public bool IsFirstParty { get; init; }

    /// <summary>Whether its codes need a challenge (RFC 7636); the vendors' own clients send none.</summary>
    public bool RequiresPkce { get; init; } = true;

    /// <summary>Whether it always has to authenticate by one of the keys that its document names.</summary>
    public bool RequiresKey { get; init; }

    /// <summary>Whether it may refresh; our own pages may not, nor one that registered without it among its <c>grant_types</c> (RFC 7591, section 2).</summary>
    public bool AllowsRefresh { get; init; } = true;

    /// <summary>The website that it claims, if it registered itself.</summary>
    public string? Website { get; init; }

    /// <summary>When it became known here.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When a person first allowed it something; null for never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Client>
    {
        public void Configure(EntityTypeBuilder<Client> builder)
        {
            builder.ToTable("clients");
            builder.HasKey(client => client.ClientId);
            builder.Property(client => client.ClientId).HasMaxLength(IdLength);
            builder.Property(client => client.Name).HasMaxLength(NameLength);
            builder.Property(client => client.Origin).HasConversion<string>().HasMaxLength(WordLength);
            builder.Property(client => client.VendorPattern).HasMaxLength(WordLength);
            builder.Property(client => client.CallbackId).HasMaxLength(CallbackIdLength);
            builder.Property(client => client.SecretHash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.Property(client => client.Website).HasMaxLength(RedirectUriLength);
            builder.HasIndex(client => client.RegisteredAt).HasFilter("used_at IS NULL");
        }
    }
}
