using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>Clients as OpenIddict keeps them, with vendor redirects, cheap secret checks, and those that are known by a document.</summary>
internal sealed class ApplicationManager(
    IOpenIddictApplicationCache<Application> cache,
    ILogger<OpenIddictApplicationManager<Application>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<Application> store,
    ClientRedirects redirects,
    ClientDocuments documents,
    ClientSwitches switches)
    : OpenIddictApplicationManager<Application>(cache, logger, options, store)
{
    /// <summary>The stored client, or one that is not stored yet and known by its document alone, or by our copy of that.</summary>
    public override async ValueTask<Application?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        if (!ClientIds.IsPossible(identifier))
            return null;

        var stored = await base.FindByClientIdAsync(identifier, cancellationToken);
        if (stored is not null
            && await stored.OriginAsync(this, cancellationToken) is var origin && (origin is not ClientOrigin.Document || !switches.LetIn(origin)))
            return switches.LetIn(origin) ? stored : null;

        return await documents.FindAsync(identifier, cancellationToken) is { Value: { } document } found && (found.Fault is null || stored is null)
            ? await FollowAsync(stored, document, cancellationToken)
            : stored;
    }

    // What a document says now wins over what was stored at somebody's consent, which serves while the document cannot be had. A copy, so that
    // saving something else in this request does not store it; the next consent does (DocumentClients).
    private async Task<Application> FollowAsync(Application? stored, ClientDocument document, CancellationToken cancellation)
    {
        var descriptor = ClientDescriptor.Of(ClientOrigin.Document, document.ClientId, document.Name, document.RedirectUris);
        descriptor.SetNeedsKey(document.NeedsKey);

        var client = await Store.InstantiateAsync(cancellation);
        client.Id = stored?.Id ?? Guid.Empty;
        await PopulateAsync(client, descriptor, cancellation);
        return client;
    }

    public override async ValueTask<bool> ValidateRedirectUriAsync(Application application, string uri, CancellationToken cancellationToken = default) =>
        await redirects.AllowAsync(await application.DescribeAsync(this, cancellationToken), uri, cancellationToken);

    // Secrets are long and random (ClientsValidation), so one hash is enough; a password hash would let anybody burn our CPU.
    protected override ValueTask<string> ObfuscateClientSecretAsync(string secret, CancellationToken cancellationToken = default) =>
        new(Convert.ToBase64String(Hash(secret)));

    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken = default)
    {
        var expected = new byte[SHA256.HashSizeInBytes];
        var known = Convert.TryFromBase64String(comparand, expected, out var length) && length == expected.Length;
        return new(CryptographicOperations.FixedTimeEquals(Hash(secret), expected) && known);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
