using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>What the server remembers of the authorization requests that it refused.</summary>
internal static class RejectionsSetup
{
    private static readonly TimeSpan PruningInterval = TimeSpan.FromHours(1);

    public static void AddRejections(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RejectedAuthorizationStore>();
        builder.Services.AddScoped<RedirectRemediation>();
        builder.Services.AddScoped<UnknownClientRemediation>();
        builder.Services.AddScoped<Remediations>();
        builder.Services.AddRecurringWork(PruningInterval, PruneAsync);
    }

    private static async Task PruneAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RejectedAuthorizationStore>().RemoveOldAsync(cancellation);
    }
}
