using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Page addresses that remember what a person was busy with.</summary>
internal static class ReturnAddress
{
    public static string To(string page, AuthorizationRequest request) => To(page, request.ReturnUrl);

    public static string To(string page, string returnUrl) => $"{page}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
