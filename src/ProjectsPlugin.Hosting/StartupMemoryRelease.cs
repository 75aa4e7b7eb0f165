using Microsoft.Extensions.Hosting;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// Gives back to the system the memory that only the start needed. The collector would not before as much again was allocated,
/// and a host that idles most of the day does not get there.
/// </summary>
public sealed class StartupMemoryRelease : BackgroundService
{
    // Whoever waited for the start is served first: a collection holds everybody up for a moment.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settling, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
