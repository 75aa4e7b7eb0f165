using Duende.IdentityServer.EntityFramework.Entities;
using Duende.IdentityServer.EntityFramework.Interfaces;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Data;

/// <summary>Lets Duende's store of codes and refresh tokens work in the request's own context, and so in its transaction.</summary>
internal sealed class OperationalDb(IdentityServerDb db) : IPersistedGrantDbContext
{
    public DbSet<PersistedGrant> PersistedGrants { get; set; } = db.Set<PersistedGrant>();

    public DbSet<DeviceFlowCodes> DeviceFlowCodes { get; set; } = db.Set<DeviceFlowCodes>();

    public DbSet<Key> Keys { get; set; } = db.Set<Key>();

    public DbSet<ServerSideSession> ServerSideSessions { get; set; } = db.Set<ServerSideSession>();

    public DbSet<PushedAuthorizationRequest> PushedAuthorizationRequests { get; set; } = db.Set<PushedAuthorizationRequest>();

    public Task<int> SaveChangesAsync(CancellationToken cancellationToken) => db.SaveChangesAsync(cancellationToken);

    // The context is the request's, which disposes it.
    public void Dispose()
    {
    }
}
