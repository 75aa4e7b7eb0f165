using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Redeeming the old token and storing the new one are one transaction, so that a crash between them costs nobody a sign-in.</summary>
internal sealed class BeginExchange(IdentityServerDb db) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is OpenIddictServerEndpointType.Token)
            await db.Database.BeginTransactionAsync(context.CancellationToken);
    }
}

/// <summary>Commits before the first byte of the answer; a refusal leaves everything as it was.</summary>
internal sealed class CommitExchange(IdentityServerDb db) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (db.Database.CurrentTransaction is not { } transaction)
            return;

        if (string.IsNullOrEmpty(context.Error))
            await transaction.CommitAsync(context.CancellationToken);
        else
            await transaction.RollbackAsync(context.CancellationToken);
    }
}
