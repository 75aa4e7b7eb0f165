using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Clients that registered themselves (RFC 7591), and for how long they stay.</summary>
internal sealed class Registrations(IdentityServerDb db, IOptions<RegistrationOptions> options, TimeProvider clock)
{
    /// <summary>Makes the client known at every copy of the host; the oldest that nobody ever used may have to give way.</summary>
    /// <returns>When it was registered.</returns>
    public async Task<DateTimeOffset> AddAsync(ClientRegistration client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.AcquireAdvisoryLockAsync("registrations", cancellation);
        db.Add(new Client
        {
            ClientId = client.ClientId,
            Origin = ClientOrigin.Registered,
            Name = client.Name,
            RedirectUris = [.. client.RedirectUris],
            DefaultScopes = [.. client.DefaultScopes],
            Website = client.Website,
            AllowsRefresh = client.Refreshes,
            SecretHash = client.Secret is { } secret ? SecretValue.Hash(secret) : null,
            RegisteredAt = now,
        });
        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM identity.clients WHERE client_id IN (
                SELECT client_id FROM identity.clients
                WHERE used_at IS NULL AND origin = {nameof(ClientOrigin.Registered)} ORDER BY registered_at DESC OFFSET {options.Value.MaximumUnused})
            """,
            cancellation);
        await transaction.CommitAsync(cancellation);
        return now;
    }

    /// <summary>The ids of the registered clients that return people to this address.</summary>
    public async Task<IReadOnlyList<string>> ListReturningToAsync(string redirectUri, CancellationToken cancellation) => await db.Set<Client>()
        .Where(client => client.Origin == ClientOrigin.Registered && client.RedirectUris.Contains(redirectUri))
        .Select(client => client.ClientId).ToListAsync(cancellation);

    /// <summary>Forgets a registered client, whose grants were revoked before.</summary>
    public Task RemoveAsync(string clientId, CancellationToken cancellation) =>
        db.Set<Client>().Where(client => client.ClientId == clientId && client.Origin == ClientOrigin.Registered).ExecuteDeleteAsync(cancellation);

    /// <summary>Forgets those that nobody used in time.</summary>
    public Task RemoveUnusedAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.UnusedDays);
        return db.Set<Client>()
            .Where(client => client.Origin == ClientOrigin.Registered && client.UsedAt == null && client.RegisteredAt < before)
            .ExecuteDeleteAsync(cancellation);
    }
}
