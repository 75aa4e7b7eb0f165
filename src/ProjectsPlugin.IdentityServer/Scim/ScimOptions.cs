using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Scim;

/// <summary>SCIM 2.0 at <c>/scim/v2</c>, by which the company's identity provider adds, changes and removes people and groups.</summary>
public sealed class ScimOptions
{
    public const string Section = "Scim";

    /// <summary>Whether it answers. Tokens for it come from the command <c>scim tokens add</c>.</summary>
    public bool Enabled { get; init; }

    /// <summary>Requests a second with one token, per copy of the identity server; beyond that, 429 with <c>Retry-After</c>.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; init; } = 60;
}
