namespace ProjectsPlugin.IdentityServer.Security;

/// <summary>How much anybody can make this host read, whatever stands in front of it.</summary>
internal static class RequestLimits
{
    private const int BodyBytes = 128 * 1024;
    private const int HeaderBytes = 32 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
    });
}
