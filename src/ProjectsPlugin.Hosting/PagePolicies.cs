using Microsoft.AspNetCore.Http;

namespace ProjectsPlugin.Hosting;

/// <summary>What a page says of its own <see cref="PagePolicy"/>, each thing by itself, before it is sent.</summary>
public static class PagePolicies
{
    /// <summary>Lets the page run <see cref="Asset.Script"/>, and nothing that is written on it. Its layout loads the script.</summary>
    public static void AllowScript(this HttpContext http) => http.Features.Set(Policy(http) with { Scripts = PagePolicy.Self });

    public static bool MayRunScript(this HttpContext http) => Policy(http).Scripts == PagePolicy.Self;

    /// <summary>Says where the page's forms may lead, through all redirects.</summary>
    /// <param name="http">The request for the page.</param>
    /// <param name="sources">Source expressions (CSP Level 3, section 2.3.1).</param>
    public static void AllowForms(this HttpContext http, string sources) => http.Features.Set(Policy(http) with { Forms = sources });

    private static PagePolicy Policy(HttpContext http) => http.Features.Get<PagePolicy>() ?? new PagePolicy();
}
