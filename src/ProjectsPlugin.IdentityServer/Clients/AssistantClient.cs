using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>A client that an operator agreed with an assistant's maker: its id, its secret and where it may return to.</summary>
public sealed class AssistantClient
{
    public const int SecretLength = 32;
    public const int IdLength = 100;
    public const int NameLength = 100;

    [Required, StringLength(IdLength, MinimumLength = 1)]
    public required string ClientId { get; set; }

    /// <summary>At least 32 characters, long and random: its check costs a hash, not a password hash. Without one a vendor's client does not exist, and any other is public.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the consent page calls it.</summary>
    [Required, StringLength(NameLength, MinimumLength = 1)]
    public required string Name { get; set; }

    /// <summary>Redirects accepted besides a vendor's own, compared exactly; of a loopback one the port may vary.</summary>
    public IList<string> RedirectUris { get; init; } = [];

    /// <summary>What a request without a scope asks for.</summary>
    public IList<string> DefaultScopes { get; init; } = [];

    internal IReadOnlyCollection<string> EffectiveDefaultScopes => DefaultScopes.Count > 0 ? [.. DefaultScopes] : Scopes.Data;
}
