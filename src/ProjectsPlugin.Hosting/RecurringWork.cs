using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ProjectsPlugin.Hosting;

/// <summary>Work that a host repeats while it runs; a failure is logged, and the next turn tries again.</summary>
public static partial class RecurringWork
{
    public static void AddRecurringWork(this IServiceCollection services, TimeSpan interval, Func<IServiceProvider, CancellationToken, Task> work) =>
        services.AddSingleton<IHostedService>(provider => new Loop(provider, interval, work));

    private sealed class Loop(IServiceProvider services, TimeSpan interval, Func<IServiceProvider, CancellationToken, Task> work) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(interval, services.GetRequiredService<TimeProvider>());
            var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RecurringWork));

            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await work(services, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    Log.WorkFailed(log, exception);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Recurring work failed; it will be tried again")]
        public static partial void WorkFailed(ILogger logger, Exception exception);
    }
}
