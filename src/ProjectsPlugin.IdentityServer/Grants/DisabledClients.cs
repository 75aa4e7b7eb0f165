using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Takes back, at the start, what clients were allowed that the settings do not let in any more.</summary>
internal sealed partial class DisabledClients(
    ClientOriginPolicy switches, ClientStore clients, Registrations registrations, GrantStore grants, GrantRevocation revocation, ILogger<DisabledClients> log)
{
    /// <summary>Ends the grants of every client of a kind that is switched off.</summary>
    public async Task EndGrantsAsync(CancellationToken cancellation)
    {
        if (switches.AreAllEnabled)
            return;

        var holders = await grants.ListHoldersAsync(cancellation);
        var off = (await clients.ListAsync(cancellation)).Where(client => !switches.IsEnabled(client.Origin) && holders.Contains(client.ClientId));
        foreach (var client in off.ToList())
        {
            var (ended, _) = await revocation.RevokeManyAsync(GrantFilter.ForClient(client.ClientId), _ => { }, cancellation);
            Log.ClientSwitchedOff(log, client.ClientId, ended);
        }
    }

    /// <summary>Ends what the demo assistant was allowed, and removes its registrations: it makes a new one at each visit.</summary>
    public async Task RemoveDemoAssistantAsync(PublicUrl publicUrl, CancellationToken cancellation)
    {
        foreach (var clientId in await registrations.ListReturningToAsync(publicUrl.At(Paths.TryCallback), cancellation))
        {
            await revocation.RevokeManyAsync(GrantFilter.ForClient(clientId), _ => { }, cancellation);
            await registrations.RemoveAsync(clientId, cancellation);
            Log.DemoAssistantRemoved(log, clientId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Clients like {Client} are switched off in the settings (Registration__Enabled, Clients__Documents__Enabled): {Grants} grants ended")]
        public static partial void ClientSwitchedOff(ILogger logger, string client, int grants);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The demo assistant is switched off (Assistant__Enabled, or Demo__Enabled where that is "
                + "not set): its registration {Client} and what it was allowed are gone")]
        public static partial void DemoAssistantRemoved(ILogger logger, string client);
    }
}

internal static class DisabledClientsStart
{
    private const string AssistantSetting = "Assistant:Enabled";

    public static async Task TakeBackFromSwitchedOffClientsAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<DisabledClients>();
        await clients.EndGrantsAsync(app.Lifetime.ApplicationStopping);

        // The API's switch: hosts that do not share their settings leave it out here, or set it for both.
        var demo = app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled;
        if (!(app.Configuration.GetValue<bool?>(AssistantSetting) ?? demo))
            await clients.RemoveDemoAssistantAsync(app.Services.GetRequiredService<PublicUrl>(), app.Lifetime.ApplicationStopping);
    }
}
