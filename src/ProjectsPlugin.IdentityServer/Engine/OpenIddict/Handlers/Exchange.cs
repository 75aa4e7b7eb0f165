using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Spending the old token and storing the new one are one transaction, so that a crash between them costs nobody a sign-in.</summary>
internal sealed class BeginExchange(IdentityServerDb db) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is OpenIddictServerEndpointType.Token)
            await db.Database.BeginTransactionAsync(context.CancellationToken);
    }
}

/// <summary>Commits before the first byte of the answer; a refusal leaves everything as it was, but a replay ends the grant.</summary>
internal sealed class CommitExchange(IdentityServerDb db, Replay replay) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (db.Database.CurrentTransaction is not { } transaction)
            return;

        if (string.IsNullOrEmpty(context.Error))
            await transaction.CommitAsync(context.CancellationToken);
        else
            await transaction.RollbackAsync(context.CancellationToken);
        await replay.EndGrantAsync();
    }
}

/// <summary>A code or refresh token that comes again was stolen by one of the two who have it, so everything from that sign-in ends.</summary>
internal sealed partial class Replay(Grants grants, ILogger<Replay> log)
{
    /// <summary>The grant whose code or refresh token came again; null if none did.</summary>
    public string? GrantId { get; set; }

    /// <summary>Outside the exchange's transaction, which was taken back.</summary>
    public async Task EndGrantAsync()
    {
        if (GrantId is null)
            return;

        await grants.EndAsync(GrantId, CancellationToken.None);
        Log.ReplayEndedGrant(log, GrantId);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A code or refresh token was replayed; grant {GrantId} ended")]
        public static partial void ReplayEndedGrant(ILogger logger, string grantId);
    }
}
