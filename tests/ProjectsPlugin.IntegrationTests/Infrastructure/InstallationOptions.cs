using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>How an installation differs from the usual one.</summary>
internal sealed record InstallationOptions
{
    /// <summary>More settings for both hosts, by configuration key (<c>Plugin:NameForHuman</c>); they win over the usual ones.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The clock of both hosts; the real one if null.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>How many copies of each host run behind the origin, which takes them in turn.</summary>
    public int Copies { get; init; } = 1;

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>What the identity server has beside its own services.</summary>
    public Action<IServiceCollection>? IdentityServices { get; init; }

    /// <summary>What the API has beside its own services.</summary>
    public Action<IServiceCollection>? ApiServices { get; init; }

    /// <summary>A database to go on with, as after a restart; a new one, removed at the end, if null.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The way that the identity server takes to the same database; that of the API if null.</summary>
    public string? IdentityServerConnection { get; init; }

    /// <summary>The port of the origin, as after a restart; any free one if 0.</summary>
    public int Port { get; init; }
}
