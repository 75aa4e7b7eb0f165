using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// The parameters of a request as they came. One that means something to our endpoints is sent once; whatever else a client sends is ignored, however often
/// (RFC 6749, sections 3.1 and 3.2).
/// </summary>
internal sealed class RequestParameters(IEnumerable<KeyValuePair<string, StringValues>> parameters)
{
    public const string Repeated = "A parameter was sent more than once.";

    /// <summary>Not of RFC 6749 or OpenID Connect, and refused by engines that know it from token exchange (RFC 8693). Here <c>resource</c> chooses.</summary>
    public const string Audience = "audience";

    // Without resource, which may be repeated (RFC 8707, section 2).
    private static readonly FrozenSet<string> Once = new[]
    {
        "response_type", "response_mode", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method",
        "prompt", "max_age", "login_hint", "id_token_hint", "display", "ui_locales", "claims_locales", "acr_values", "claims", "request", "request_uri",
        "grant_type", "code", "code_verifier", "refresh_token", "client_secret", "client_assertion", "client_assertion_type", "token", "token_type_hint",
        "access_token", "post_logout_redirect_uri",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, StringValues> _all = parameters.ToDictionary(StringComparer.Ordinal);

    /// <summary>The value; null if there is none, or an empty one.</summary>
    public string? this[string name] => _all.GetValueOrDefault(name).ToString() is { Length: > 0 } value ? value : null;

    public IReadOnlyDictionary<string, StringValues> All => _all;

    /// <summary>Whether a parameter that means something was sent more than once.</summary>
    public bool AreRepeated => _all.Any(parameter => parameter.Value.Count > 1 && Once.Contains(parameter.Key));

    /// <summary>Whether it was sent at all.</summary>
    public bool Has(string name) => _all.ContainsKey(name);

    /// <summary>Every value of a parameter that may be repeated.</summary>
    public IReadOnlyList<string> Every(string name) => [.. _all.GetValueOrDefault(name).OfType<string>()];

    /// <summary>The form of a POST, and the query of any other request: engines read no body of a GET, and what they do not read no rule may see.</summary>
    public static async Task<RequestParameters> ReadAsync(HttpRequest request, CancellationToken cancellation) => new(
        !HttpMethods.IsPost(request.Method) ? request.Query
        : request.HasFormContentType ? await request.ReadFormAsync(cancellation)
        : FormCollection.Empty);
}
