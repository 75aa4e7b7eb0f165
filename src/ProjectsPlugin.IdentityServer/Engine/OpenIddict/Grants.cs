using OpenIddict.Abstractions;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>One grant a sign-in: the family that codes, refresh tokens and access tokens of that sign-in belong to.</summary>
internal sealed class Grants(IOpenIddictAuthorizationManager authorizations)
{
    /// <summary>Ends the grant by one row, whatever number of tokens hangs on it; every later use of any of them is refused.</summary>
    public async Task EndAsync(string? grantId, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(grantId) && await authorizations.FindByIdAsync(grantId, cancellation) is { } grant
            && await authorizations.HasStatusAsync(grant, OpenIddictConstants.Statuses.Valid, cancellation))
        {
            await authorizations.TryRevokeAsync(grant, cancellation);
        }
    }
}
