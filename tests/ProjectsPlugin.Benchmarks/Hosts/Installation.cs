using Microsoft.Extensions.Configuration;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Doctor;

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>Both hosts with the settings that AppHost gives them, and limits out of the way.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly AppHostSettings _settings;
    private readonly Secrets _secrets;
    private readonly string _log;

    private Installation(AppHostSettings settings, string folder, string connectionString)
    {
        (_settings, _secrets, _log) = (settings, Secrets.ReadOrDraw(folder), Path.Combine(folder, "hosts.log"));
        Environment = EnvironmentOn(connectionString);
        ConnectionString = connectionString;
    }

    public HostEnvironment Environment { get; }

    public string ConnectionString { get; }

    public TestAccount DemoUser => new("user3@example.com", Environment.DemoPassword);

    public RunningHost IdentityServer { get; private set; } = null!;

    public RunningHost Api { get; private set; } = null!;

    public static async Task<Installation> StartAsync(string folder, string connectionString)
    {
        // There is no gateway, so the identity server is the origin.
        var origin = Loopback();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = origin.GetLeftPart(UriPartial.Authority),
            [AppHostSettings.DataDirSetting] = folder,
        }).Build();
        var installation = new Installation(AppHostSettings.Read(configuration), folder, connectionString);
        installation.IdentityServer = await installation.StartAsync(
            HostProgram.IdentityServer, origin, installation.SettingsOf(installation.Environment, origin, origin));
        installation.Api = await installation.StartApiAsync(connectionString);
        return installation;
    }

    /// <summary>The settings for another database.</summary>
    public HostEnvironment EnvironmentOn(string connectionString) => new(_settings, _secrets, connectionString);

    /// <summary>Another copy of the API, on this or another database.</summary>
    public Task<RunningHost> StartApiAsync(string connectionString)
    {
        var address = Loopback();
        return StartAsync(HostProgram.Api, address, ApiSettings(address, connectionString));
    }

    /// <summary>Another copy of the API, which has <see cref="OpenProjectsController"/> as well.</summary>
    public Task<RunningHost> StartApiWithOpenEndpointAsync()
    {
        string InThisFolder(string file) => Path.Combine(AppContext.BaseDirectory, file);

        var address = Loopback();
        var settings = ApiSettings(address, ConnectionString);
        settings["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = OpenEndpoint.Assembly;
        string[] arguments =
        [
            "exec", "--depsfile", InThisFolder($"{OpenEndpoint.Assembly}.deps.json"),
            "--runtimeconfig", InThisFolder("ProjectsPlugin.Api.runtimeconfig.json"), InThisFolder("ProjectsPlugin.Api.dll"),
        ];
        return StartAsync(arguments, HostProgram.Api.FindAssembly(), address, settings);
    }

    /// <summary>
    /// Another identity host on the same database, from another build. Its own address is its origin: pages lead to the origin, and would lead to
    /// the first host.
    /// </summary>
    public Task<RunningHost> StartIdentityServerAsync(string assembly)
    {
        var address = Loopback();
        var settings = SettingsOf(Environment, address, address);
        settings[PublicUrl.Setting] = address.GetLeftPart(UriPartial.Authority);
        return StartAsync([assembly], assembly, address, settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await IdentityServer.DisposeAsync();
    }

    private Task<RunningHost> StartAsync(HostProgram program, Uri address, Dictionary<string, string?> settings) =>
        StartAsync([program.FindAssembly()], program.FindAssembly(), address, settings);

    // Beside its assembly a host has its appsettings.json.
    private Task<RunningHost> StartAsync(string[] arguments, string assembly, Uri address, Dictionary<string, string?> settings) => RunningHost.StartAsync(
        new ChildCommand(HostProgram.DotNet, arguments) { WorkingDirectory = Path.GetDirectoryName(assembly), Environment = settings },
        address,
        _log);

    private Dictionary<string, string?> ApiSettings(Uri address, string connectionString) =>
        SettingsOf(EnvironmentOn(connectionString), address, IdentityServer.Address);

    private Dictionary<string, string?> SettingsOf(HostEnvironment environment, Uri address, Uri identityServer) =>
        new(environment.ForHost(address, identityServer, Path.ChangeExtension(_log, $"{address.Port}.log")))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["RateLimit__PerMinute"] = "1000000",
            ["RateLimit__Concurrent"] = "10000",
            ["SignIn__AttemptsPerMinute"] = "100000",
            ["Exchange__RequestsPerMinute"] = "1000000",
            ["Requests__PerMinute"] = "1000000",
        };

    private static Uri Loopback() => new($"http://127.0.0.1:{FreePort.Next()}");
}
