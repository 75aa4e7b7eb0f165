using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>Keys in the database, rotated by age.</summary>
internal static class KeySetup
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<KeyOptions>(KeyOptions.Section);
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<KeyRotation>();
        builder.Services.AddRecurringWork(Interval, static (services, cancellation) =>
            services.GetRequiredService<KeyRotation>().RunAsync(cancellation));
    }

    /// <summary>Reads the keys, making them at the first start; before any request.</summary>
    public static Task LoadKeysAsync(this WebApplication app) =>
        app.Services.GetRequiredService<KeyRotation>().RunAsync(app.Lifetime.ApplicationStopping);
}
