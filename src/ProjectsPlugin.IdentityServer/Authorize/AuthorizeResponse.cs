using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>The redirect that tells the client (RFC 6749, sections 4.1.2 and 4.1.2.1), with who answers (RFC 9207).</summary>
internal static class AuthorizeResponse
{
    public static string AddressOf(AuthorizeContext request, string code, PublicUrl publicUrl) =>
        AddressOf(request.RedirectUri, publicUrl, ("code", code), ("state", request.State));

    public static string AddressOf(AuthorizationRejection rejection, PublicUrl publicUrl) => AddressOf(
        rejection.RedirectUri!, publicUrl, ("error", rejection.Error), ("error_description", rejection.Description), ("state", rejection.Parameters["state"]));

    private static string AddressOf(string redirectUri, PublicUrl publicUrl, params IEnumerable<(string Name, string? Value)> answer) => QueryHelpers.AddQueryString(
        redirectUri,
        answer.Append(("iss", publicUrl.Issuer)).Where(parameter => !string.IsNullOrEmpty(parameter.Item2)).Select(parameter => KeyValuePair.Create(parameter.Item1, parameter.Item2)));
}
