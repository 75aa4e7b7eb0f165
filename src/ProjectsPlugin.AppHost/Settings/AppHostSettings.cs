using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.AppHost.Settings;

/// <summary>What a person may set for AppHost itself; the hosts read the rest from the environment that they inherit.</summary>
public sealed record AppHostSettings
{
    public const string ListenSetting = "LISTEN";
    public const string DataDirSetting = "DATA_DIR";

    private const string DefaultOrigin = "http://localhost:8080";

    public required PublicUrl PublicUrl { get; init; }

    /// <summary>Where the origin listens.</summary>
    public required Uri Listen { get; init; }

    /// <summary>Where the origin answers on this machine, whatever stands in front of it.</summary>
    public Uri Gateway =>
        IPAddress.TryParse(Listen.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        ? new UriBuilder(Listen) { Host = "localhost" }.Uri
        : Listen;

    public required string DataDir { get; init; }

    /// <summary>A PostgreSQL to use instead of an own one.</summary>
    public required string? Postgres { get; init; }

    public required IConfiguration Configuration { get; init; }

    /// <exception cref="StartRefusedException">A setting is wrong; the message names it and the fix.</exception>
    public static AppHostSettings Read(IConfiguration configuration)
    {
        var publicUrl = ReadPublicUrl(Given(configuration, PublicUrl.Setting) ?? DefaultOrigin);
        return new AppHostSettings
        {
            PublicUrl = publicUrl,
            Listen = ReadListen(Given(configuration, ListenSetting), publicUrl),
            DataDir = Path.GetFullPath(Given(configuration, DataDirSetting) ?? Path.Combine(Repository() ?? Directory.GetCurrentDirectory(), ".data")),
            Postgres = configuration.GetConnectionString(PostgresSetting.Name) is { Length: > 0 } given ? given : null,
            Configuration = configuration,
        };
    }

    private static PublicUrl ReadPublicUrl(string setting)
    {
        try
        {
            return PublicUrl.Parse(setting);
        }
        catch (FormatException fault)
        {
            throw new StartRefusedException(fault.Message, fault);
        }
    }

    private static Uri ReadListen(string? setting, PublicUrl publicUrl)
    {
        if (setting is null)
            return new Uri(publicUrl is { IsHttps: false, IsLoopback: true } ? publicUrl.ToString() : DefaultOrigin);

        return Uri.TryCreate(setting, UriKind.Absolute, out var url) && url is { Scheme: "http", AbsolutePath: "/", Query: "", Host.Length: > 0 }
            ? url
            : throw new StartRefusedException(
                $"{ListenSetting} is '{setting}', but it must be an http address with a host and a port, for example "
                    + $"{DefaultOrigin} or http://0.0.0.0:8080. A proxy or tunnel in front of it ends https.");
    }

    private static string? Given(IConfiguration configuration, string setting) =>
        configuration[setting] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static string? Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProjectsPlugin.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
