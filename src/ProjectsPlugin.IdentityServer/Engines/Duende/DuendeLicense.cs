using Duende.IdentityServer;
using Duende.IdentityServer.Configuration;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>The licence as Duende judges it.</summary>
internal static class DuendeLicense
{
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
}
