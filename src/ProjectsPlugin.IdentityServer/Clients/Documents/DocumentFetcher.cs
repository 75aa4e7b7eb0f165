using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Fetches small JSON documents from hosts that nobody here knows, within narrow limits.</summary>
internal sealed class DocumentFetcher : IDisposable
{
    public const int MaximumBytes = 64 * 1024;

    /// <summary>The fault of a document whose host cannot be reached, or only at addresses that are not public.</summary>
    public const string Unreachable = "its host cannot be reached over https at public addresses.";

    /// <summary>For all of it, from the name to the last byte.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>The fault of a document whose host, or the way to it, is silent.</summary>
    public static readonly string TooSlow = $"it did not come within {TimeLimit.TotalSeconds:0} seconds.";

    private const int MaximumHeaderKilobytes = 16;

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    /// <param name="connection">Decides which addresses are reached.</param>
    /// <param name="clock">Measures the time limit.</param>
    /// <param name="trust">Whose certificates are good; those that this machine trusts if null.</param>
    public DocumentFetcher(GuardedConnection connection, TimeProvider clock, X509ChainPolicy? trust = null)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = connection.ConnectAsync,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = WithoutDownloads(trust) },
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            MaxResponseHeadersLength = MaximumHeaderKilobytes,

            // A proxy would resolve names itself, where nobody looks at the addresses.
            UseProxy = false,

            // Each document has a connection of its own, whose address was looked at just now.
            PooledConnectionLifetime = TimeSpan.Zero,

            // A stranger need not learn of our traces.
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaximumBytes,
            DefaultRequestHeaders = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
        };
    }

    /// <summary>The document, or why there is none; only cancellation throws.</summary>
    public async Task<FetchResult> FetchAsync(Uri url, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TimeLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var response = await _http.GetAsync(url, either.Token);
            return FaultOf(response) is { } fault
                ? FetchResult.None(fault)
                : new FetchResult(await response.Content.ReadAsByteArrayAsync(either.Token), FreshFor(response), Fault: null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return FetchResult.None(TooSlow) with { IsUnreached = true };
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            return FetchResult.None($"it is larger than {MaximumBytes / 1024} KB.");
        }
        catch (HttpRequestException failure)
        {
            return FetchResult.None(Unreachable, (failure.InnerException ?? failure).Message) with { IsUnreached = true };
        }
    }

    public void Dispose() => _http.Dispose();

    // A certificate names addresses of its issuer, of lists of revoked ones (CRL) and of who is asked about it (OCSP). .NET would connect to them by
    // itself, to any host and port and past the guarded connection.
    private static X509ChainPolicy WithoutDownloads(X509ChainPolicy? trust)
    {
        var policy = trust?.Clone() ?? new X509ChainPolicy();
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        return policy;
    }

    private static string? FaultOf(HttpResponseMessage response) => response switch
    {
        { StatusCode: not HttpStatusCode.OK } => $"its host answered {(int)response.StatusCode} where it must answer 200.",
        { Content.Headers.ContentEncoding.Count: > 0 } => "it is compressed, which was not asked for.",
        _ when !IsJson(response.Content.Headers.ContentType?.MediaType) => "it is not application/json.",
        _ => null,
    };

    private static bool IsJson(string? type) =>
        string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
        || (type is not null
            && type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
            && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    // RFC 9111, section 4.2.1, as far as it can shorten or lengthen what a cache of one reader does.
    private TimeSpan? FreshFor(HttpResponseMessage response) => response.Headers.CacheControl switch
    {
        { NoStore: true } or { NoCache: true } => TimeSpan.Zero,
        { MaxAge: { } age } => age - (response.Headers.Age ?? TimeSpan.Zero),
        _ => response.Content.Headers.Expires - (response.Headers.Date ?? _clock.GetUtcNow()),
    };
}
