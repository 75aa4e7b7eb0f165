using System.Net.Http.Headers;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>How this server speaks with identity providers: for a few seconds, about a megabyte, and with nobody that they redirect to.</summary>
internal static class ProviderBackchannel
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaxBytes,
        DefaultRequestHeaders = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
    };

    /// <summary>Whether a provider is to blame that cannot be reached, is too slow, or answers what cannot be understood.</summary>
    public static bool IsUnavailable(Exception? fault) => fault switch
    {
        HttpRequestException or IOException or TaskCanceledException => true,
        // What the retriever of documents makes of each fault.
        InvalidOperationException { InnerException: { } inner } => IsUnavailable(inner),
        _ => false,
    };
}
