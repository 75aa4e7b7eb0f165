using Microsoft.Extensions.Configuration;

namespace ProjectsPlugin.Hosting;

/// <summary>What people call this installation, as it is at this moment: the manifest's <c>name_for_human</c>, which pages of both hosts show.</summary>
public sealed class ProductName(IConfiguration configuration)
{
    /// <summary>The name where nobody has set one.</summary>
    public const string Default = "MyOfficeProjects";

    public override string ToString() => configuration["Plugin:NameForHuman"] is { Length: > 0 } name ? name : Default;
}
