using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Ties a vendor's client to the callback of its first exchange, so that a stranger's plugin or GPT cannot use it.</summary>
public sealed class ClientBindings(IdentityServerDb db, TimeProvider clock)
{
    /// <summary>The callback id that the client is bound to; null before its first exchange and after a reset.</summary>
    public Task<string?> FindAsync(string clientId, CancellationToken cancellation) => db.Set<ClientBinding>()
        .Where(binding => binding.ClientId == clientId)
        .Select(binding => binding.CallbackId)
        .SingleOrDefaultAsync(cancellation);

    /// <summary>Binds the client if it is free. False if it is bound to another id, also when both come at once.</summary>
    public async Task<bool> BindAsync(string clientId, string callbackId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.client_bindings AS bound (client_id, callback_id, bound_at) VALUES ({clientId}, {callbackId}, {now})
            ON CONFLICT (client_id) DO UPDATE SET callback_id = bound.callback_id WHERE bound.callback_id = excluded.callback_id
            """,
            cancellation) == 1;
    }

    /// <summary>Frees the client for another id; false if it was not bound.</summary>
    public async Task<bool> ResetAsync(string clientId, CancellationToken cancellation) =>
        await db.Set<ClientBinding>().Where(binding => binding.ClientId == clientId).ExecuteDeleteAsync(cancellation) == 1;
}
