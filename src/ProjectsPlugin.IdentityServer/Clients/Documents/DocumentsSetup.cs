using System.Net;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Client id metadata documents.</summary>
internal static class DocumentsSetup
{
    public static void AddClientDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DocumentsOptions>(DocumentsOptions.Section);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(provider => new DocumentFetcher(
            Connection(provider.GetRequiredService<IOptions<DocumentsOptions>>().Value.PrivateHosts), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<FetchLimits>();
        builder.Services.AddSingleton<DocumentCaches>();
        builder.Services.AddSingleton<ClientDocuments>();
        builder.Services.AddSingleton<AssertionLimits>();
        builder.Services.AddScoped<AssertionReplayCache>();
        builder.Services.AddScoped<ClientAssertions>();
    }

    /// <summary>To public addresses, and to whatever addresses the private hosts have.</summary>
    internal static GuardedConnection Connection(ICollection<string> privateHosts) =>
        new(Dns.GetHostAddressesAsync, (host, address) => PublicAddresses.Contains(address) || privateHosts.Contains(Authority(host)));

    private static string Authority(DnsEndPoint host) => new UriBuilder(Uri.UriSchemeHttps, host.Host, host.Port).Uri.Authority;
}
