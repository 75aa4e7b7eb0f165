using System.Reflection;
using System.Runtime.InteropServices;

namespace ProjectsPlugin.AppHost.Hosts;

/// <summary>A host as the build made it.</summary>
/// <param name="Name">How messages call it.</param>
/// <param name="Project">The project's and its assembly's name.</param>
public sealed record HostProgram(string Name, string Project)
{
    public static HostProgram IdentityServer { get; } = new("identity", "ProjectsPlugin.IdentityServer");

    public static HostProgram Api { get; } = new("api", "ProjectsPlugin.Api");

    /// <summary>The <c>dotnet</c> that runs this process.</summary>
    public static string DotNet { get; } = FindDotNet();

    /// <summary>The built assembly, from where the build of this project noted that it is.</summary>
    /// <exception cref="StartRefusedException">It is not there.</exception>
    public string FindAssembly()
    {
        var built = typeof(HostProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(noted => noted.Key == Project)?.Value;
        return File.Exists(built)
            ? built
            : throw new StartRefusedException($"{Project} is not built. Start with 'dotnet run --project src/ProjectsPlugin.AppHost', which builds it.");
    }

    private static string FindDotNet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var dotnet = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(dotnet) ? dotnet : "dotnet";
    }
}
