using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// How the parameters of an authorization request are written, and how long they may be; what is not so is <c>invalid_request</c>, whichever engine
/// reads it.
/// </summary>
internal static class ParameterFormat
{
    /// <summary>The longest <c>state</c>, in UTF-8.</summary>
    public const int StateBytes = 8 * 1024;

    /// <summary>All parameters together, in UTF-8: what fits an address on the way through the pages.</summary>
    public const int TotalBytes = 20 * 1024;

    public const string MalformedVerifier = "A 'code_verifier' has 43 to 128 characters: letters, digits, '-', '.', '_' and '~'.";

    public const string MalformedChallenge = "A 'code_challenge' of S256 has exactly 43 characters of base64url.";

    private const int ChallengeLength = 43;
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> ChallengeCharacters = SearchValues.Create(Base64Url);
    private static readonly SearchValues<char> VerifierCharacters = SearchValues.Create(Base64Url + ".~");

    /// <summary>What is wrong with a request, for whoever made the client; null if nothing is.</summary>
    public static string? FaultOf(RequestParameters request) =>
        Length(request.All.GetValueOrDefault("state")) > StateBytes ? $"The 'state' has more than {StateBytes} bytes."
            : request.All.Sum(parameter => Encoding.UTF8.GetByteCount(parameter.Key) + Length(parameter.Value)) > TotalBytes
                ? $"The request has more than {TotalBytes} bytes."
            : request["max_age"] is { } age && !IsAge(age) ? "The 'max_age' is a number of seconds."
            // It is stored with the code, and PostgreSQL has no place for U+0000.
            : request["nonce"]?.Contains('\0', StringComparison.Ordinal) is true ? "The 'nonce' contains a character that no text has."
            : null;

    /// <summary>Whether a text can be a code verifier (RFC 7636, section 4.1).</summary>
    public static bool IsVerifier(string text) => text.Length is >= 43 and <= 128 && !text.AsSpan().ContainsAnyExcept(VerifierCharacters);

    /// <summary>Whether a text can be the base64url of a SHA-256 hash (RFC 7636, section 4.2).</summary>
    public static bool IsChallenge(string text) => text.Length == ChallengeLength && !text.AsSpan().ContainsAnyExcept(ChallengeCharacters);

    private static bool IsAge(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Length(StringValues values) => values.Sum(value => Encoding.UTF8.GetByteCount(value ?? ""));
}
