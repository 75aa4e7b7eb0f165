using System.Net.Http.Headers;
using System.Text;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Clients;

/// <summary>
/// Reads which client sends a token request or revocation (RFC 6749, section 2.3), in the body or the Basic header, and lets
/// <see cref="ClientAuthenticator"/> check it.
/// </summary>
internal sealed class ClientAuthentication(
    IClientStore clients, global::Duende.IdentityServer.Stores.IClientStore known, ClientAuthenticator authenticator)
    : IClientSecretValidator
{
    private const string InvalidClient = "invalid_client";
    private const string InvalidRequest = "invalid_request";

    public async Task<ClientSecretValidationResult> ValidateAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var form = await RequestParameters.ReadAsync(context.Request, cancellation);
        if (form.AreRepeated || (context.Request.Path != Paths.Revoke && form["grant_type"] is null))
            return Refused(InvalidRequest);

        var basic = Basic(context.Request);
        var (id, secret) = basic ?? (form["client_id"] ?? "", form["client_secret"]);
        if (id.Length == 0 || (basic is not null && IsAnotherIn(form, id)))
            return Refused(InvalidRequest);

        var credentials = new ClientCredentials(secret, form["client_assertion"], form["client_assertion_type"]);
        return await clients.FindAsync(id, cancellation) is { } client && await authenticator.IsAuthenticAsync(client, credentials, cancellation)
            ? new ClientSecretValidationResult { IsError = false, Client = await known.FindClientByIdAsync(id) }
            : Refused(InvalidClient);
    }

    /// <summary>Whether the body names another client than the header, or proves it a second time.</summary>
    private static bool IsAnotherIn(RequestParameters form, string id) =>
        (form["client_id"] is { } named && named != id) || form.Has("client_secret") || form.Has("client_assertion");

    // Not by Duende's parser: it takes a header that it cannot read for none, and the body would be asked instead.
    private static (string Id, string? Secret)? Basic(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length)
            || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var id, var secret])
        {
            return ("", "");
        }

        return (Uri.UnescapeDataString(id.Replace('+', ' ')), Uri.UnescapeDataString(secret.Replace('+', ' ')));
    }

    private static ClientSecretValidationResult Refused(string error) => new() { IsError = true, Error = error };
}
