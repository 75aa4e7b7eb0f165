using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Clients.Refusals;

/// <summary>What the server remembers of the authorization requests that it refused.</summary>
internal static class RefusalsSetup
{
    private static readonly TimeSpan PruningInterval = TimeSpan.FromHours(1);

    public static void AddRefusals(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RefusedRequests>();
        builder.Services.AddScoped<RedirectAdvice>();
        builder.Services.AddScoped<UnknownClientAdvice>();
        builder.Services.AddScoped<Adviser>();
        builder.Services.AddScoped<RefusalsDesk>();
        builder.Services.AddRecurringWork(PruningInterval, PruneAsync);
    }

    private static async Task PruneAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RefusedRequests>().RemoveOldAsync(cancellation);
    }
}
