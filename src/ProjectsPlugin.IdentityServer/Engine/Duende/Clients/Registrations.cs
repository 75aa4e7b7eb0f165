using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>Clients that came by themselves, and for how long they stay.</summary>
internal sealed class Registrations(IdentityServerDb db, IOptions<RegistrationOptions> options, TimeProvider clock) : IClientRegistrations
{
    public async Task<DateTimeOffset> AddAsync(NewClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var turn = await db.TakeTurnAsync("registrations", cancellation);

        db.Add(new StoredClient
        {
            ClientId = client.ClientId,
            Origin = ClientOrigin.Registered,
            Name = client.Name,
            RedirectUris = [.. client.RedirectUris],
            DefaultScopes = [.. client.DefaultScopes],
            Website = client.Website,
            Refreshes = client.Refreshes,
            NeedsKey = false,
            SecretHash = client.Secret is { } secret ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null,
            RegisteredAt = now,
        });
        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM identity.duende_clients WHERE client_id IN (
                SELECT client_id FROM identity.duende_clients
                WHERE used_at IS NULL AND origin = 'Registered' ORDER BY registered_at DESC OFFSET {options.Value.MaximumUnused})
            """,
            cancellation);

        await turn.CommitAsync(cancellation);
        return now;
    }

    /// <summary>Keeps a client for good that a person has allowed something: a registered one, or as its document is now.</summary>
    public Task MarkUsedAsync(KnownClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string[] redirects = [.. client.RedirectUris], scopes = [.. client.DefaultScopes];
        return client.Origin switch
        {
            ClientOrigin.Registered => db.Set<StoredClient>().Where(row => row.ClientId == client.ClientId && row.UsedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.UsedAt, now), cancellation),
            ClientOrigin.Document => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO identity.duende_clients (client_id, origin, name, redirect_uris, default_scopes, refreshes, needs_key, registered_at, used_at)
                VALUES ({client.ClientId}, 'Document', {client.Name}, {redirects}, {scopes}, true, {client.NeedsKey}, {now}, {now})
                ON CONFLICT (client_id) DO UPDATE SET name = excluded.name, redirect_uris = excluded.redirect_uris, needs_key = excluded.needs_key
                """,
                cancellation),
            _ => Task.CompletedTask,
        };
    }

    public async Task<IReadOnlyList<string>> ListReturningToAsync(string redirectUri, CancellationToken cancellation) => await db.Set<StoredClient>()
        .Where(client => client.Origin == ClientOrigin.Registered && client.RedirectUris.Contains(redirectUri))
        .Select(client => client.ClientId).ToListAsync(cancellation);

    public Task RemoveAsync(string clientId, CancellationToken cancellation) =>
        db.Set<StoredClient>().Where(client => client.ClientId == clientId && client.Origin == ClientOrigin.Registered).ExecuteDeleteAsync(cancellation);

    public Task RemoveUnusedAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.UnusedDays);
        return db.Set<StoredClient>().Where(client => client.Origin == ClientOrigin.Registered && client.UsedAt == null && client.RegisteredAt < before).ExecuteDeleteAsync(cancellation);
    }
}
