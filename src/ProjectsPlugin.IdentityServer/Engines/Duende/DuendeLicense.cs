using Duende.IdentityServer;
using Duende.IdentityServer.Configuration;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>The licence as Duende judges it, and how much it may say about it.</summary>
internal static class DuendeLicense
{
    public const string LogCategory = "Duende.IdentityServer.License";

    /// <summary>Stops the start if a key is set that Duende cannot read; it would go on as if there were none.</summary>
    /// <exception cref="OptionsValidationException">The key is not one of this version.</exception>
    public static void DemandReadableKey(IServiceProvider services)
    {
        if (services.GetRequiredService<IdentityServerOptions>().LicenseKey is not null && services.GetService<IdentityServerLicense>() is null)
        {
            throw new OptionsValidationException(DuendeOptions.Section, typeof(DuendeOptions),
            [
                "Duende__LicenseKey is no licence key that Duende IdentityServer 7.4 can read. Copy the whole key; "
                + "if it was issued for version 8 or newer, ask Duende for one for version 7.",
            ]);
        }
    }

    /// <summary>
    /// Lets warnings through for the first minute of each day. Above the licence's number of clients Duende writes an error with the ids
    /// of all clients whenever another one comes, and here assistants register themselves.
    /// </summary>
    internal sealed class Log(TimeProvider clock)
    {
        private static readonly TimeSpan Open = TimeSpan.FromMinutes(1);
        private static readonly TimeSpan Day = TimeSpan.FromDays(1);

        private readonly Lock _gate = new();
        private DateTimeOffset _since;

        public bool IsEnabled(LogLevel level)
        {
            if (level < LogLevel.Warning)
                return false;

            lock (_gate)
            {
                var now = clock.GetUtcNow();
                if (now - _since >= Day)
                    _since = now;
                return now - _since < Open;
            }
        }
    }
}
