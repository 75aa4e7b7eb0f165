using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>Clients of the settings are read from there at every request; what people granted to one that left them ends at the next start.</summary>
internal sealed partial class ConfiguredClients(IdentityServerDb db, Grants grants, IOptions<ClientsOptions> options, ILogger<ConfiguredClients> log)
{
    public async Task SynchroniseAsync(CancellationToken cancellation)
    {
        foreach (var missing in options.Value.All.Where(entry => !entry.Exists))
            Log.ClientWithoutSecret(log, missing.Key);

        await using var turn = await db.TakeTurnAsync("clients", cancellation);
        var configured = options.Value.All.Where(entry => entry.Exists).ToList();
        await RefuseTakenAsync(configured, cancellation);

        var ids = configured.ConvertAll(entry => entry.Client.ClientId);
        var left = await db.Set<Grant>()
            .Where(grant => grant.EndedAt == null && !ids.Contains(grant.ClientId) && !db.Set<StoredClient>().Any(client => client.ClientId == grant.ClientId))
            .Select(grant => grant.ClientId).Distinct().ToListAsync(cancellation);
        foreach (var id in left)
            await grants.EndAsync(GrantsOf.Client(id), cancellation);
        await turn.CommitAsync(cancellation);
    }

    private async Task RefuseTakenAsync(List<ClientEntry> configured, CancellationToken cancellation)
    {
        var ids = configured.ConvertAll(entry => entry.Client.ClientId);
        if (await db.Set<StoredClient>().Where(client => ids.Contains(client.ClientId)).Select(client => client.ClientId).FirstOrDefaultAsync(cancellation) is { } taken)
        {
            var entry = configured.First(entry => entry.Client.ClientId == taken);
            throw new OptionsValidationException(ClientsOptions.Section, typeof(ClientsOptions),
                [$"{ClientsOptions.Section}__{entry.Key}__ClientId is '{taken}', which another client has already. Choose another id."]);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Client {SettingsKey} has no secret in the settings, so it does not exist")]
        public static partial void ClientWithoutSecret(ILogger logger, string settingsKey);
    }
}
