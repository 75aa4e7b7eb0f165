using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>
/// Makes the configured clients in the database those of the settings; one that left the settings is gone. Clients that came by
/// themselves (<see cref="ClientOrigin"/>) are left alone.
/// </summary>
internal sealed partial class ConfiguredClients(
    IOpenIddictApplicationManager clients, IGrants grants, IdentityServerDb db, IOptions<ClientsOptions> options, ILogger<ConfiguredClients> log)
{
    public async Task SynchroniseAsync(CancellationToken cancellation)
    {
        var (existing, missing) = (options.Value.All.Where(entry => entry.Exists).ToList(), options.Value.All.Where(entry => !entry.Exists));
        foreach (var entry in missing)
            Log.ClientWithoutSecret(log, entry.Key);

        await using var turn = await db.TakeTurnAsync("clients", cancellation);

        await RemoveAllButAsync(existing.Select(entry => entry.Client.ClientId), cancellation);
        foreach (var entry in existing)
            await SaveAsync(entry, cancellation);

        await turn.CommitAsync(cancellation);
    }

    private async Task RemoveAllButAsync(IEnumerable<string> expected, CancellationToken cancellation)
    {
        var known = await db.Set<Application>().AsNoTracking().Where(ClientProperties.IsConfigured).Select(client => client.ClientId!).ToListAsync(cancellation);
        foreach (var id in known.Except(expected))
        {
            // Deleting a client deletes its grants, of which the API has to hear first.
            await grants.EndAsync(GrantsOf.Client(id), cancellation);
            await clients.DeleteAsync((await clients.FindByClientIdAsync(id, cancellation))!, cancellation);
        }
    }

    private async Task SaveAsync(ClientEntry entry, CancellationToken cancellation)
    {
        var descriptor = Describe(entry);

        if (await clients.FindByClientIdAsync(entry.Client.ClientId, cancellation) is not { } application)
            await clients.CreateAsync(descriptor, cancellation);
        else if (await application.OriginAsync(clients, cancellation) is ClientOrigin.Configured)
            await clients.UpdateAsync(application, descriptor, cancellation);
        else
            throw new OptionsValidationException(ClientsOptions.Section, typeof(ClientsOptions),
                [$"{ClientsOptions.Section}__{entry.Key}__ClientId is '{entry.Client.ClientId}', which another client has already. Choose another id."]);
    }

    private static OpenIddictApplicationDescriptor Describe(ClientEntry entry)
    {
        var client = entry.Client;
        var descriptor = ClientDescriptor.Of(ClientOrigin.Configured, client.ClientId, client.Name, client.RedirectUris);
        descriptor.SetSettings(entry.Key, entry.Profile);
        descriptor.SetDefaultScopes(client.EffectiveDefaultScopes);

        if (!entry.IsPublic)
            descriptor.SetSecret(client.ClientSecret!);
        if (entry.IsFirstParty)
            descriptor.SetFirstParty();

        // The vendors' own clients send no challenge: docs/decisions/clients-without-pkce.md.
        if (entry.Profile is not null)
            descriptor.Requirements.Remove(Requirements.Features.ProofKeyForCodeExchange);
        return descriptor;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Client {SettingsKey} has no secret in the settings, so it does not exist")]
        public static partial void ClientWithoutSecret(ILogger logger, string settingsKey);
    }
}
