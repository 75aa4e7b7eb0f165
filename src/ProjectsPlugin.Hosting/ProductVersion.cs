using System.Reflection;

namespace ProjectsPlugin.Hosting;

/// <summary>The version of this build, as <c>Directory.Build.props</c> has it: what documents and MCP clients are told.</summary>
public static class ProductVersion
{
    /// <summary>As in <c>1.0.0</c>, without the commit that the build appends.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
