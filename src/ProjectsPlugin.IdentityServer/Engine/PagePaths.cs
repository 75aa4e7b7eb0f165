namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Where the pages are. Those about an authorization request take its local address as <c>returnUrl</c>.</summary>
internal static class PagePaths
{
    /// <summary>The signed-in person's own page.</summary>
    public const string Home = "/auth";

    public const string SignIn = "/auth/sign-in";
    public const string SignOut = "/auth/sign-out";
    public const string Consent = "/auth/consent";

    /// <summary>Takes a one-time link's <c>token</c>.</summary>
    public const string Password = "/auth/password";

    /// <summary>Where a failed request is executed again; nobody is sent there.</summary>
    public const string Error = "/auth/error";

    public static string SignInFor(string? returnUrl) => For(SignIn, returnUrl);

    public static string ConsentFor(string returnUrl) => For(Consent, returnUrl);

    private static string For(string page, string? returnUrl) =>
        string.IsNullOrEmpty(returnUrl) ? page : $"{page}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
