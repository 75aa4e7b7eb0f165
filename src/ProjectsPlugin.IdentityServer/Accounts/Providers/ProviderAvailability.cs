using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Which identity providers answer, asked every minute: one that does not is no reason not to start, and its button is off.</summary>
public sealed class ProviderAvailability(
    IOptions<SignInOptions> signIn, IOptionsMonitor<OpenIdConnectOptions> handlers, ILogger<ProviderAvailability> log) : IHealthCheck
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, string> _faults = new();
    private readonly Dictionary<string, Task> _probes = [];

    /// <summary>Why the provider cannot be used; null if it can, as far as is known.</summary>
    public string? FaultOf(ProviderOptions provider) => _faults.GetValueOrDefault(provider.Id);

    /// <summary>Whether people can be sent there now. Asks the provider if it never answered yet, or did not the last time.</summary>
    public async Task<bool> IsAvailableAsync(ProviderOptions provider, CancellationToken cancellation)
    {
        if (FaultOf(provider) is not null)
            await ProbeAsync(provider).WaitAsync(cancellation);
        if (FaultOf(provider) is not null)
            return false;

        try
        {
            var metadata = await handlers.Get(provider.Scheme).ConfigurationManager!.GetConfigurationAsync(cancellation);
            return provider.IsIssuer(metadata.Issuer);
        }
        catch (Exception fault) when (ProviderBackchannel.IsUnavailable(fault) && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public Task ProbeAsync() => Task.WhenAll(signIn.Value.Providers.Select(ProbeAsync));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        _faults.IsEmpty
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"No answer from the identity providers {string.Join(", ", _faults.Keys)}."));

    // Whoever asks while others do waits with them.
    private Task ProbeAsync(ProviderOptions provider)
    {
        lock (_probes)
            return _probes.GetValueOrDefault(provider.Id) is { IsCompleted: false } running ? running : _probes[provider.Id] = AskAsync(provider);
    }

    private async Task AskAsync(ProviderOptions provider)
    {
        if (await FaultAsync(provider) is { } fault)
        {
            if (_faults.TryAdd(provider.Id, fault))
                Log.ProviderUnavailable(log, provider.Id, fault);
        }
        else if (_faults.TryRemove(provider.Id, out _))
        {
            Log.ProviderAvailable(log, provider.Id);
        }
    }

    private async Task<string?> FaultAsync(ProviderOptions provider)
    {
        var handler = handlers.Get(provider.Scheme);
        try
        {
            var documents = new HttpDocumentRetriever(handler.Backchannel) { RequireHttps = handler.RequireHttpsMetadata };
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(handler.MetadataAddress, documents, CancellationToken.None);
            return !provider.IsIssuer(metadata.Issuer) ? "its discovery document names another issuer than the setting Authority"
                : metadata.SigningKeys.Count == 0 ? "its discovery document leads to no key"
                : null;
        }
        catch (Exception)
        {
            return "its discovery document cannot be read";
        }
    }
}

/// <summary>Asks at the start, and then in turn. Nobody waits for it.</summary>
internal sealed class ProviderProbe(ProviderAvailability availability, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ProviderAvailability.Interval, time);
        do
            await availability.ProbeAsync().WaitAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
