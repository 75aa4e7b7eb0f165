using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Which clients an operator keeps out, whatever they are to the engine.</summary>
public sealed partial class ClientBlocking(IdentityServerDb db, GrantRevocation revocation, TimeProvider clock, ILogger<ClientBlocking> log)
{
    /// <summary>Keeps the client out from now on, and ends everything that people have allowed it.</summary>
    public async Task<BlockResult> BlockAsync(string clientId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var added = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO identity.blocked_clients (client_id, blocked_at) VALUES ({clientId}, {now}) ON CONFLICT DO NOTHING", cancellation);
        var (grants, _) = await revocation.RevokeManyAsync(GrantFilter.ForClient(clientId), _ => { }, cancellation);

        Log.ClientBlocked(log, clientId);
        if (added == 0)
            return new BlockResult.AlreadyBlocked();

        // A mistyped id is one that nobody has.
        return await db.Set<Client>().AnyAsync(client => client.ClientId == clientId, cancellation)
            ? new BlockResult.Blocked(grants)
            : new BlockResult.BlockedUnknown();
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

/// <summary>What became of a block.</summary>
public abstract record BlockResult
{
    private BlockResult()
    {
    }

    /// <param name="RevokedGrants">How many grants it had.</param>
    public sealed record Blocked(int RevokedGrants) : BlockResult;

    /// <summary>No client has the id yet; should one come, it is rejected.</summary>
    public sealed record BlockedUnknown : BlockResult;

    public sealed record AlreadyBlocked : BlockResult;
}
