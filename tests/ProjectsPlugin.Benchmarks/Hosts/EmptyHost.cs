using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>A Kestrel that answers 200 with nothing: what a call costs before anything is done for it.</summary>
internal static class EmptyHost
{
    /// <summary>The argument by which this program is that host.</summary>
    public const string Name = "empty-host";

    public const string Path = Paths.HealthReady;

    public static Task<RunningHost> StartAsync(string log)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        return RunningHost.StartAsync(
            new ChildCommand(HostProgram.DotNet, typeof(EmptyHost).Assembly.Location, Name)
            {
                Environment = new Dictionary<string, string?>
                {
                    ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
                    // As the hosts' projects have it.
                    ["DOTNET_gcConcurrent"] = "0",
                    ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
                },
            },
            address,
            log);
    }

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        await app.RunAsync();
    }
}
