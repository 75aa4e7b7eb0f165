using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>The redirect that tells the client (RFC 6749, sections 4.1.2 and 4.1.2.1), with who answers (RFC 9207).</summary>
internal static class AuthorizeResponse
{
    public static string AddressOf(AuthorizeContext request, string code, PublicUrl publicUrl) =>
        AddressOf(request.RedirectUri, publicUrl, ("code", code), ("state", request.State));

    public static string AddressOf(RequestParameters request, AuthorizationError error, PublicUrl publicUrl) => AddressOf(
        request["redirect_uri"]!, publicUrl, ("error", error.Code), ("error_description", error.Description), ("state", request["state"]));

    private static string AddressOf(string redirectUri, PublicUrl publicUrl, params IEnumerable<(string Name, string? Value)> answer)
    {
        var sent = answer.Append(("iss", publicUrl.Issuer)).Where(parameter => !string.IsNullOrEmpty(parameter.Item2));
        return QueryHelpers.AddQueryString(redirectUri, sent.Select(parameter => KeyValuePair.Create(parameter.Item1, parameter.Item2)));
    }
}
