using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>Makes the clients in the database those of the settings; a client that left the settings, or its old id, is gone.</summary>
internal sealed partial class ConfiguredClients(
    IOpenIddictApplicationManager clients, IGrants grants, IdentityServerDb db, IOptions<ClientsOptions> options, ILogger<ConfiguredClients> log)
{
    public async Task SynchroniseAsync(CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync("clients", cancellation);

        await RemoveStrangersAsync(cancellation);
        foreach (var (key, client, profile) in options.Value.All)
        {
            if (string.IsNullOrEmpty(client.ClientSecret))
                Log.ClientWithoutSecret(log, key);
            else
                await SaveAsync(key, client, profile, cancellation);
        }

        await turn.CommitAsync(cancellation);
    }

    private async Task RemoveStrangersAsync(CancellationToken cancellation)
    {
        var expected = options.Value.All.Where(entry => !string.IsNullOrEmpty(entry.Client.ClientSecret)).ToDictionary(entry => entry.Key, entry => entry.Client.ClientId);

        foreach (var application in await clients.ListAsync(count: null, offset: null, cancellation).ToListAsync(cancellation))
        {
            var key = await application.SettingsKeyAsync(clients, cancellation);
            var id = (await clients.GetClientIdAsync(application, cancellation))!;
            if (key is null || (expected.TryGetValue(key, out var expectedId) && id == expectedId))
                continue;

            // Deleting a client deletes its grants, of which the API has to hear first.
            await grants.EndAsync(GrantsOf.Client(id), cancellation);
            await clients.DeleteAsync(application, cancellation);
        }
    }

    private async Task SaveAsync(string key, AssistantClient client, RedirectProfile profile, CancellationToken cancellation)
    {
        var descriptor = Describe(key, client, profile);

        if (await clients.FindByClientIdAsync(client.ClientId, cancellation) is not { } application)
            await clients.CreateAsync(descriptor, cancellation);
        else if (await application.SettingsKeyAsync(clients, cancellation) is null)
            throw new OptionsValidationException(ClientsOptions.Section, typeof(ClientsOptions),
                [$"{ClientsOptions.Section}__{key}__ClientId is '{client.ClientId}', which another client has already. Choose another id."]);
        else
            await clients.UpdateAsync(application, descriptor, cancellation);
    }

    private static OpenIddictApplicationDescriptor Describe(string key, AssistantClient client, RedirectProfile profile)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ApplicationType = ApplicationTypes.Web,
            ClientId = client.ClientId,
            ClientSecret = client.ClientSecret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = client.Name,
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.Revocation,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
            },
        };
        foreach (var scope in Scopes.All)
            descriptor.Permissions.Add(Permissions.Prefixes.Scope + scope);
        foreach (var redirect in client.RedirectUris)
            descriptor.RedirectUris.Add(new Uri(redirect));

        descriptor.SetOrigin(key, profile, client.EffectiveDefaultScopes);
        return descriptor;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Client {SettingsKey} has no secret in the settings, so it does not exist")]
        public static partial void ClientWithoutSecret(ILogger logger, string settingsKey);
    }
}
