using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>
/// A protected resource, whose refusals say where a client that knows nothing but the address begins (RFC 9728, section 5.1).
/// An endpoint that is marked with it is a resource of its own, which takes tokens of its own audience only; what is not belongs to the REST API.
/// </summary>
internal sealed record ProtectedResource(string MetadataAddress)
{
    /// <summary>The challenge's parameters for a client that has no token yet.</summary>
    public string WhereToBegin { get; } = $"{Metadata(MetadataAddress)}, scope=\"{string.Join(' ', Scopes.Data)}\"";

    /// <summary>The challenge's parameters for a token that lacks a scope.</summary>
    public string HowToStepUp(string scope) => $"{BearerChallenge.InsufficientScope(scope)}, {Metadata(MetadataAddress)}";

    private static string Metadata(string address) => $"resource_metadata=\"{address}\"";
}
