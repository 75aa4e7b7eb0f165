using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>A client that an operator agreed with an assistant's maker: its id, its secret and where it may return to.</summary>
public sealed class ClientOptions
{
    public const int SecretLength = 32;
    public const int IdLength = 100;
    public const int NameLength = 100;

    /// <summary>Its id: letters, digits and signs of ASCII, and one that no other client has.</summary>
    [Required, StringLength(IdLength, MinimumLength = 1)]
    public required string ClientId { get; set; }

    /// <summary>
    /// At least 32 characters, long and random: its check costs a hash, not a password hash. AppHost and the containers draw those of
    /// <c>ChatGptPlugin</c> and <c>GptAction</c> at the first start.
    /// </summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the consent page calls it.</summary>
    [Required, StringLength(NameLength, MinimumLength = 1)]
    public required string Name { get; set; }

    /// <summary>Where it may return people to, besides ChatGPT's own addresses; compared exactly, but the port of a loopback one may vary.</summary>
    public IList<string> RedirectUris { get; init; } = [];

    /// <summary>What a request without a scope asks for; all of <c>projects</c>, <c>users</c>, <c>me</c> and <c>company</c> if not set.</summary>
    public IList<string> DefaultScopes { get; init; } = [];

    internal IReadOnlyCollection<string> EffectiveDefaultScopes => DefaultScopes.Count > 0 ? [.. DefaultScopes] : Scopes.Data;
}
