using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>One copy of a host in this process, behind a real Kestrel on a loopback port.</summary>
internal sealed class HostUnderTest<TMarker> : WebApplicationFactory<TMarker>
    where TMarker : class
{
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly TimeProvider? _clock;
    private readonly LogLevel _logLevel;

    public HostUnderTest(IReadOnlyDictionary<string, string?> settings, TimeProvider? clock, LogLevel logLevel, CapturedLogs logs)
    {
        (_settings, _clock, _logLevel, Logs) = (settings, clock, logLevel, logs);
        UseKestrel(0);
    }

    public CapturedLogs Logs { get; }

    /// <summary>What it has beside its own services, or in place of them.</summary>
    public Action<IServiceCollection>? MoreServices { get; init; }

    /// <summary>Starts the host and returns its address.</summary>
    public Uri Start()
    {
        StartServer();
        return ClientOptions.BaseAddress;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);

        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(_logLevel).AddProvider(Logs));
        // It would hold up all hosts of this process, again and again.
        builder.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType == typeof(StartupMemoryRelease))));
        if (_clock is not null)
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(_clock)));
        if (MoreServices is not null)
            builder.ConfigureTestServices(MoreServices);
    }
}
