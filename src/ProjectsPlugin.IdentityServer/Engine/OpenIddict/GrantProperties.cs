using System.Text.Json;
using OpenIddict.Abstractions;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>What we keep about a grant beyond OpenIddict's own columns.</summary>
internal static class GrantProperties
{
    private const string RedirectUri = "redirect_uri";

    public static void SetRedirectUri(this OpenIddictAuthorizationDescriptor grant, string redirectUri) =>
        grant.Properties[RedirectUri] = JsonSerializer.SerializeToElement(redirectUri);

    /// <summary>Where the person returned to when the grant began; null for one from before this was kept.</summary>
    public static async ValueTask<Uri?> RedirectUriAsync(this object grant, IOpenIddictAuthorizationManager grants, CancellationToken cancellation) =>
        (await grants.GetPropertiesAsync(grant, cancellation)).TryGetValue(RedirectUri, out var redirectUri) ? new Uri(redirectUri.GetString()!) : null;
}
