using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Which clients an operator keeps out, whatever they are to the engine.</summary>
public sealed partial class ClientBlocking(IdentityServerDb db, GrantRevocation revocation, TimeProvider clock, ILogger<ClientBlocking> log)
{
    /// <summary>Their ids.</summary>
    public Task<List<string>> ListAsync(CancellationToken cancellation) =>
        db.Set<BlockedClient>().Select(client => client.ClientId).Order().ToListAsync(cancellation);

    /// <summary>Keeps the client out from now on, and ends everything that people have allowed it.</summary>
    /// <returns>How many grants ended; null if it was blocked already.</returns>
    public async Task<int?> BlockAsync(string clientId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var added = await db.Database.ExecuteSqlAsync($"INSERT INTO identity.blocked_clients (client_id, blocked_at) VALUES ({clientId}, {now}) ON CONFLICT DO NOTHING", cancellation);
        var (grants, _) = await revocation.RevokeManyAsync(GrantsOf.Client(clientId), _ => { }, cancellation);

        Log.ClientBlocked(log, clientId);
        return added == 1 ? grants : null;
    }

    /// <summary>Lets the client ask again; what ended stays ended. False if it was not blocked.</summary>
    public async Task<bool> UnblockAsync(string clientId, CancellationToken cancellation) =>
        await db.Set<BlockedClient>().Where(client => client.ClientId == clientId).ExecuteDeleteAsync(cancellation) == 1;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Client {Client} blocked")]
        public static partial void ClientBlocked(ILogger logger, string client);
    }
}
