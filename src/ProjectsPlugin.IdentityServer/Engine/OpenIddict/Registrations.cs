using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>Clients that registered themselves, and for how long they stay.</summary>
internal sealed class Registrations(IOpenIddictApplicationManager clients, IdentityServerDb db, IOptions<RegistrationOptions> options, TimeProvider clock)
    : IClientRegistrations
{
    public async Task<DateTimeOffset> AddAsync(NewClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var turn = await db.TakeTurnAsync("registrations", cancellation);

        var stored = await clients.CreateAsync(Describe(client), cancellation);
        db.Add(new Registration { ClientKey = Guid.Parse((await clients.GetIdAsync(stored, cancellation))!), RegisteredAt = now });
        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM identity.clients WHERE id IN (
                SELECT client_key FROM identity.registrations WHERE used_at IS NULL ORDER BY registered_at DESC OFFSET {options.Value.MaximumUnused})
            """,
            cancellation);

        await turn.CommitAsync(cancellation);
        return now;
    }

    /// <summary>Keeps the client for good, if it registered itself: a person has allowed it something.</summary>
    public Task MarkUsedAsync(string clientId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE identity.registrations SET used_at = {clock.GetUtcNow()}
        WHERE used_at IS NULL AND client_key = (SELECT id FROM identity.clients WHERE client_id = {clientId})
        """,
        cancellation);

    public async Task<IReadOnlyList<string>> ListReturningToAsync(string redirectUri, CancellationToken cancellation)
    {
        var written = $"\"{redirectUri}\"";
        return await db.Set<Application>()
            .Where(client => client.RedirectUris!.Contains(written) && db.Set<Registration>().Any(registration => registration.ClientKey == client.Id))
            .Select(client => client.ClientId!).ToListAsync(cancellation);
    }

    // One statement, whose end is where foreign keys are checked.
    public Task RemoveAsync(string clientId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        WITH gone AS MATERIALIZED (
            SELECT id FROM identity.clients WHERE client_id = {clientId} AND id IN (SELECT client_key FROM identity.registrations)),
        its_tokens AS (DELETE FROM identity.tokens WHERE application_id IN (SELECT id FROM gone)),
        its_grants AS (DELETE FROM identity.grants WHERE application_id IN (SELECT id FROM gone))
        DELETE FROM identity.clients WHERE id IN (SELECT id FROM gone)
        """,
        cancellation);

    public Task RemoveUnusedAsync(CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM identity.clients WHERE id IN (
            SELECT client_key FROM identity.registrations
            WHERE used_at IS NULL AND registered_at < {clock.GetUtcNow() - TimeSpan.FromDays(options.Value.UnusedDays)})
        """,
        cancellation);

    private static OpenIddictApplicationDescriptor Describe(NewClient client)
    {
        var descriptor = ClientDescriptor.Of(ClientOrigin.Registered, client.ClientId, client.Name, client.RedirectUris);
        descriptor.SetDefaultScopes(client.DefaultScopes);
        if (client.IsNative)
            descriptor.ApplicationType = ApplicationTypes.Native;
        if (client.Secret is not null)
            descriptor.SetSecret(client.Secret);
        if (!client.Refreshes)
            descriptor.Permissions.Remove(Permissions.GrantTypes.RefreshToken);
        if (client.Website is not null)
            descriptor.SetWebsite(client.Website);
        return descriptor;
    }
}
