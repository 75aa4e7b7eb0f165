using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.AppHost.Gateway;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>AppHost's gateway in front of hosts that are there already, as a process of its own.</summary>
internal static class GatewayHost
{
    /// <summary>The argument by which this program is that gateway; the hosts' addresses follow.</summary>
    public const string Name = "gateway";

    public static Task<RunningHost> StartAsync(Installation installation, string log)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        string identityServer = Authority(installation.IdentityServer.Address), api = Authority(installation.Api.Address);
        return RunningHost.StartAsync(
            new ChildCommand(HostProgram.DotNet, typeof(GatewayHost).Assembly.Location, Name, identityServer, api)
            {
                Environment = new Dictionary<string, string?>
                {
                    [PublicUrl.Setting] = identityServer,
                    ["ASPNETCORE_URLS"] = Authority(address),
                    // As AppHost's own project has it.
                    ["DOTNET_gcConcurrent"] = "0",
                    ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
                },
            },
            address,
            log);
    }

    public static async Task RunAsync(Uri identityServer, Uri api)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        using var destinations = new Destinations();
        destinations.Set([identityServer], [api]);
        builder.AddGateway(destinations);
        await using var app = builder.Build();
        app.MapGateway();
        await app.RunAsync();
    }

    private static string Authority(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
