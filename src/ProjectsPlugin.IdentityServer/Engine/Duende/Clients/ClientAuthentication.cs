using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>Who sends an exchange (RFC 6749, section 2.3): by a secret in the body or the Basic header, by a key of its document, or by its id alone.</summary>
internal sealed class ClientAuthentication(IKnownClients known, IClientStore clients, IOptions<ClientsOptions> options, IdentityServerDb db, ClientAssertions assertions)
    : IClientSecretValidator
{
    private const string InvalidClient = "invalid_client";
    private const string InvalidRequest = "invalid_request";

    public async Task<ClientSecretValidationResult> ValidateAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(cancellation);
        if (ExchangeForm.FaultOf(form, isExchange: context.Request.Path != Paths.Revoke) is { } fault)
            return Refused(fault);

        var basic = Basic(context.Request);
        var (id, secret) = basic ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (id.Length == 0 || (basic is not null && IsAnotherIn(form, id)))
            return Refused(InvalidRequest);

        if (await known.FindAsync(id, cancellation) is not { } client || !await IsProvenAsync(client, secret, form, cancellation))
            return Refused(InvalidClient);

        return new ClientSecretValidationResult { IsError = false, Client = await clients.FindClientByIdAsync(id) };
    }

    private async Task<bool> IsProvenAsync(KnownClient client, string secret, IFormCollection form, CancellationToken cancellation)
    {
        if (form.ContainsKey("client_assertion") || form.ContainsKey("client_assertion_type"))
        {
            return form["client_assertion_type"].ToString() == ClientAssertions.JwtBearer
                && await assertions.ProveAsync(client.ClientId, form["client_assertion"].ToString(), cancellation);
        }

        // Secrets are long and random, so one hash is enough; a password hash would let anybody burn our CPU.
        return await SecretHashAsync(client, cancellation) is { } expected
            ? CryptographicOperations.FixedTimeEquals(Hash(secret), expected)
            : !client.NeedsKey && secret.Length == 0;
    }

    private async Task<byte[]?> SecretHashAsync(KnownClient client, CancellationToken cancellation) => client.Origin switch
    {
        ClientOrigin.Configured => options.Value.All.First(entry => entry.Exists && entry.Client.ClientId == client.ClientId) is { IsPublic: false } entry ? Hash(entry.Client.ClientSecret!) : null,
        ClientOrigin.Registered => await db.Set<StoredClient>().Where(row => row.ClientId == client.ClientId).Select(row => row.SecretHash).SingleAsync(cancellation),
        _ => null,
    };

    /// <summary>Whether the body names another client than the header, or proves it a second time.</summary>
    private static bool IsAnotherIn(IFormCollection form, string id) =>
        (form["client_id"] is [{ } named] && named != id) || form.ContainsKey("client_secret") || form.ContainsKey("client_assertion");

    // Not by Duende's parser: it takes a header that it cannot read for none, and the body would be asked instead.
    private static (string Id, string Secret)? Basic(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;

        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length) || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var id, var secret])
            return ("", "");

        return (Uri.UnescapeDataString(id.Replace('+', ' ')), Uri.UnescapeDataString(secret.Replace('+', ' ')));
    }

    private static ClientSecretValidationResult Refused(string error) => new() { IsError = true, Error = error };

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
