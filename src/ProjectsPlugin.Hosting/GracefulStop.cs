using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ProjectsPlugin.Hosting;

/// <summary>How a program that serves ends: it takes no new requests, and those in flight are answered.</summary>
public static class GracefulStop
{
    /// <summary>How long a request in flight may take when the program is told to stop.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static void AddGracefulStop(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout);

    /// <summary>Serves until the process is told to stop, be it before it was up.</summary>
    public static async Task ServeAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // A start that is told to stop is no fault.
        }
    }
}
