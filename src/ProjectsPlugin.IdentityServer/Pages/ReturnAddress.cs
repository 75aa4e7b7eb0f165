using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Page addresses that remember which authorization request a person was busy with.</summary>
internal static class ReturnAddress
{
    public static string To(string page, AuthorizationRequest? request) =>
        request is null ? page : $"{page}?returnUrl={Uri.EscapeDataString(request.ReturnUrl)}";
}
