using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>What people let clients do.</summary>
internal static class GrantsSetup
{
    public static void AddGrants(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<TokenLifetimes>(TokenLifetimes.Section);
        services.AddScoped<ConsentStore>();
        services.AddScoped<ConsentPolicy>();
        services.AddScoped<ConnectedClients>();
        services.AddScoped<GrantStore>();
        services.AddScoped<GrantValidator>();
        services.AddScoped<GrantRedemption>();
        services.AddScoped<GrantRevocation>();
        services.AddScoped<IAccountRevocation>(provider => provider.GetRequiredService<GrantRevocation>());
        services.AddScoped<IBrowseSessionRevocation, BrowseSessionRevocation>();
        services.AddScoped<ClientBlocking>();
        services.AddScoped<DisabledClients>();
        services.AddScoped<RejectedAuthorizationStore>();
        services.AddScoped<Remediations>();
        services.AddRecurringWork(GrantPruning.Interval, GrantPruning.RunAsync);
    }

    /// <summary>
    /// Makes the configured clients in the database those of the settings, and revokes what was granted to those that left; before the first request.
    /// </summary>
    public static async Task SynchroniseClientsAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var cancellation = app.Lifetime.ApplicationStopping;
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IdentityServerDb>().AcquireAdvisoryLockAsync("clients", cancellation);
        foreach (var gone in await scope.ServiceProvider.GetRequiredService<ConfiguredClients>().SynchroniseAsync(cancellation))
            await scope.ServiceProvider.GetRequiredService<GrantRevocation>().RevokeAsync(GrantFilter.ForClient(gone), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
