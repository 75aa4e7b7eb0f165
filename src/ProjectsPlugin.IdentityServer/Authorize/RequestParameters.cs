using Microsoft.Extensions.Primitives;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>The parameters of a request as they came, by GET or POST.</summary>
internal sealed class RequestParameters(IEnumerable<KeyValuePair<string, StringValues>> parameters)
{
    private readonly Dictionary<string, StringValues> _all = parameters.ToDictionary(StringComparer.Ordinal);

    /// <summary>The value; null if there is none, or an empty one.</summary>
    public string? this[string name] => _all.GetValueOrDefault(name).ToString() is { Length: > 0 } value ? value : null;

    public IReadOnlyDictionary<string, StringValues> All => _all;

    /// <summary>Whether a parameter that means something was sent more than once (RFC 6749, sections 3.1 and 3.2).</summary>
    public bool AreRepeated => _all.Any(parameter => parameter.Value.Count > 1 && KnownParameters.IsOnce(parameter.Key));

    /// <summary>Whether it was sent at all.</summary>
    public bool Has(string name) => _all.ContainsKey(name);

    /// <summary>Every value of a parameter that may be repeated.</summary>
    public IReadOnlyList<string> Every(string name) => [.. _all.GetValueOrDefault(name).OfType<string>()];

    public static async Task<RequestParameters> ReadAsync(HttpRequest request, CancellationToken cancellation) =>
        new(await InteractionUrl.ParametersAsync(request, cancellation));
}
