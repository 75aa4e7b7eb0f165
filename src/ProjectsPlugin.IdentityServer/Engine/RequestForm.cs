using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>
/// How the parameters of an authorization request are written, and how long they may be; what is not so is <c>invalid_request</c>, whichever engine
/// reads it.
/// </summary>
internal static class RequestForm
{
    /// <summary>The longest <c>state</c>, in UTF-8.</summary>
    public const int StateBytes = 8 * 1024;

    /// <summary>All parameters together, in UTF-8: what fits an address on the way through the pages.</summary>
    public const int TotalBytes = 20 * 1024;

    public const string MalformedVerifier = "A 'code_verifier' has 43 to 128 characters: letters, digits, '-', '.', '_' and '~'.";

    private const string Sha256 = "S256";
    private const int ChallengeLength = 43;
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> ChallengeCharacters = SearchValues.Create(Base64Url);
    private static readonly SearchValues<char> VerifierCharacters = SearchValues.Create(Base64Url + ".~");

    /// <summary>What is wrong with a request, for whoever made the client; null if nothing is.</summary>
    public static async Task<string?> FaultAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = (await InteractionUrl.ParametersAsync(request, cancellation)).ToDictionary();
        string Value(string name) => parameters.GetValueOrDefault(name).ToString();

        return Length(parameters.GetValueOrDefault("state")) > StateBytes ? $"The 'state' has more than {StateBytes} bytes."
            : parameters.Sum(parameter => Encoding.UTF8.GetByteCount(parameter.Key) + Length(parameter.Value)) > TotalBytes
                ? $"The request has more than {TotalBytes} bytes."
            : Value("code_challenge_method") is Sha256 && Value("code_challenge") is { Length: > 0 } challenge && !IsChallenge(challenge)
                ? $"The 'code_challenge' of {Sha256} has exactly {ChallengeLength} characters of base64url."
            : Value("max_age") is { Length: > 0 } age && !IsAge(age) ? "The 'max_age' is a number of seconds."
            : null;
    }

    /// <summary>Whether a text can be a code verifier (RFC 7636, section 4.1).</summary>
    public static bool IsVerifier(string text) => text.Length is >= 43 and <= 128 && !text.AsSpan().ContainsAnyExcept(VerifierCharacters);

    /// <summary>Whether a text can be the base64url of a SHA-256 hash (RFC 7636, section 4.2).</summary>
    private static bool IsChallenge(string text) => text.Length == ChallengeLength && !text.AsSpan().ContainsAnyExcept(ChallengeCharacters);

    private static bool IsAge(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Length(StringValues values) => values.Sum(value => Encoding.UTF8.GetByteCount(value ?? ""));
}
