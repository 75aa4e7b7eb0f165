namespace ProjectsPlugin.IdentityServer.Consent;

/// <summary>What people allowed.</summary>
internal static class ConsentSetup
{
    public static void AddConsent(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Consents>();
        builder.Services.AddScoped<EarlierConsent>();
        builder.Services.AddScoped<Withdrawal>();
        builder.Services.AddScoped<RevocationDesk>();
    }
}
