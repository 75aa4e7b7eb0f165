using System.Security.Cryptography;
using System.Text;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>
/// A refused authorization request as an operator may see it. It has no place for <c>state</c>, challenges, hints or anything about the person, and
/// of addresses it keeps neither query nor fragment, because a code or a token may be there.
/// </summary>
public sealed record RejectionDetails
{
    /// <summary>Of an address: one more than a redirect can have, so that one which was cut is never taken for a good one.</summary>
    public const int AddressLength = RedirectRules.MaximumLength + 1;

    public const int DetailLength = 200;

    private RejectionDetails()
    {
    }

    public required RejectionReason Reason { get; init; }

    /// <summary>What was sent as <c>client_id</c>; null if nothing was.</summary>
    public string? ClientId { get; private init; }

    /// <summary>What was sent as <c>redirect_uri</c>.</summary>
    public string? RedirectUri { get; private init; }

    /// <summary>What was sent as <c>resource</c>, two at most, with a space between; null unless that was the reason.</summary>
    public string? Resource { get; private init; }

    /// <summary>What exactly was wrong: words of our own, or the scopes that there are not.</summary>
    public string? Detail { get; private init; }

    /// <summary>Takes what was sent as it came.</summary>
    public static RejectionDetails Of(RejectionReason reason, string? clientId, string? redirectUri, IEnumerable<string> resources, string? detail) => new()
    {
        Reason = reason,
        ClientId = string.IsNullOrEmpty(clientId) ? null : UntrustedText.Visible(clientId, ClientIds.MaximumLength),
        RedirectUri = string.IsNullOrEmpty(redirectUri) ? null : UntrustedText.Address(redirectUri, AddressLength),
        Resource = Together(resources.Distinct().Take(2).Select(resource => UntrustedText.Address(resource, AddressLength / 2))),
        Detail = string.IsNullOrEmpty(detail) ? null : UntrustedText.Visible(detail, DetailLength),
    };

    /// <summary>The same for equal refusals alone.</summary>
    internal byte[] Hash() =>
        // Nothing of it contains a line end.
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', Reason, ClientId, RedirectUri, Resource, Detail)));

    private static string? Together(IEnumerable<string> texts) => string.Join(' ', texts) is { Length: > 0 } together ? together : null;
}
