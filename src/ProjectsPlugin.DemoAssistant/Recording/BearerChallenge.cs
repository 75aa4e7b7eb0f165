using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;
using NameValueHeaderValue = Microsoft.Net.Http.Headers.NameValueHeaderValue;

namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>What a server that refuses a request asks for in <c>WWW-Authenticate</c> (RFC 6750, section 3).</summary>
internal static class BearerChallenge
{
    /// <summary>A parameter of it; null if it has none of this name.</summary>
    public static string? Parameter(HttpResponseMessage refusal, string name)
    {
        var challenge = refusal.Headers.WwwAuthenticate.FirstOrDefault(IsBearer)?.Parameter;
        return NameValueHeaderValue.TryParseList([challenge ?? ""], out var parameters)
            && parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? HeaderUtilities.RemoveQuotes(found.Value).ToString()
            : null;
    }

    private static bool IsBearer(AuthenticationHeaderValue challenge) => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);
}
