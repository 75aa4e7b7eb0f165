using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>What <see cref="RequestForm"/> demands. OpenIddict takes a challenge of any length, and a <c>max_age</c> that it cannot read for none.</summary>
internal sealed class RefuseMalformedRequest : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (await RequestForm.FaultAsync(context.Transaction.GetHttpRequest()!, context.CancellationToken) is { } fault)
            context.Reject(Errors.InvalidRequest, fault);
    }
}
