using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// Makes the configured clients in the database those of the settings. Clients that came by themselves (<see cref="ClientOrigin"/>) are left alone.
/// </summary>
internal sealed partial class ConfiguredClients(IdentityServerDb db, IOptions<ClientsOptions> options, TimeProvider clock, ILogger<ConfiguredClients> log)
{
    /// <summary>In the caller's transaction, which has taken its turn.</summary>
    /// <returns>The ids of those that left the settings and are gone; what was granted to them is to be revoked.</returns>
    public async Task<IReadOnlyList<string>> SynchroniseAsync(CancellationToken cancellation)
    {
        foreach (var missing in options.Value.All.Where(entry => !entry.Exists))
            Log.ClientWithoutSecret(log, missing.Key);

        var configured = options.Value.All.Where(entry => entry.Exists).ToList();
        foreach (var entry in configured)
            await SaveAsync(entry, cancellation);

        var ids = configured.ConvertAll(entry => entry.Client.ClientId);
        var left = db.Set<Client>().Where(client => client.Origin == ClientOrigin.Configured && !ids.Contains(client.ClientId));
        var gone = await left.Select(client => client.ClientId).ToListAsync(cancellation);
        await left.ExecuteDeleteAsync(cancellation);
        return gone;
    }

    // The callback that a vendor's client is bound to outlives a start.
    private async Task SaveAsync(ClientDefinition entry, CancellationToken cancellation)
    {
        var client = entry.Client;
        string[] redirects = [.. client.RedirectUris], scopes = [.. client.EffectiveDefaultScopes];
        var secret = entry.IsPublic ? null : SecretValue.Hash(client.ClientSecret!);
        var saved = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.clients AS stored
                (client_id, origin, name, redirect_uris, vendor_pattern, default_scopes, secret_hash,
                 is_first_party, requires_pkce, requires_key, allows_refresh, registered_at)
            VALUES ({client.ClientId}, {nameof(ClientOrigin.Configured)}, {client.Name}, {redirects}, {entry.RedirectPattern?.Name}, {scopes}, {secret},
                {entry.IsFirstParty}, {entry.RedirectPattern is null}, false, {!entry.IsFirstParty}, {clock.GetUtcNow()})
            ON CONFLICT (client_id) DO UPDATE SET
                name = excluded.name, redirect_uris = excluded.redirect_uris, vendor_pattern = excluded.vendor_pattern,
                default_scopes = excluded.default_scopes, secret_hash = excluded.secret_hash,
                is_first_party = excluded.is_first_party, requires_pkce = excluded.requires_pkce, allows_refresh = excluded.allows_refresh
            WHERE stored.origin = {nameof(ClientOrigin.Configured)}
            """,
            cancellation);
        if (saved == 0)
        {
            throw new OptionsValidationException(ClientsOptions.Section, typeof(ClientsOptions),
                [$"{ClientsOptions.Section}__{entry.Key}__ClientId is '{client.ClientId}', which another client has already. Choose another id."]);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Client {SettingsKey} has no secret in the settings, so it does not exist")]
        public static partial void ClientWithoutSecret(ILogger logger, string settingsKey);
    }
}
