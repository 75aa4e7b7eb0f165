using Duende.IdentityServer.EntityFramework.Entities;
using Duende.IdentityServer.EntityFramework.Extensions;
using Duende.IdentityServer.EntityFramework.Options;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Data;

/// <summary>Duende's operational tables, and what we keep beside them; each begins with the engine's name, for the default engine's are in the same schema.</summary>
internal static class DuendeTables
{
    public static void AddDuendeTables(this ModelBuilder model)
    {
        model.ConfigurePersistedGrantContext(new OperationalStoreOptions
        {
            PersistedGrants = new TableConfiguration("duende_persisted_grants"),
            DeviceFlowCodes = new TableConfiguration("duende_device_codes"),
            Keys = new TableConfiguration("duende_keys"),
            ServerSideSessions = new TableConfiguration("duende_server_side_sessions"),
            PushedAuthorizationRequests = new TableConfiguration("duende_pushed_authorization_requests"),
        });

        // A client id may be the URL of a document.
        model.Entity<PersistedGrant>().Property(grant => grant.ClientId).HasMaxLength(ClientIds.MaximumLength);
        model.ApplyConfiguration(new Grant.Configuration());
        model.ApplyConfiguration(new StoredClient.Configuration());
    }
}
