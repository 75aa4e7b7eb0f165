using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>What a library would fetch by itself besides the document: nobody but the document's host hears of it.</summary>
[Property("Checklist", 33)]
internal sealed class ImplicitFetchTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private QuietListener _listener = null!;

    [SetUp]
    public void SetUp() => _listener = new QuietListener();

    [TearDown]
    public void TearDown() => _listener.Dispose();

    // Where the certificate of the issuer is missing, its address in the certificate (AIA) would be followed.
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_missing_issuer_of_a_certificate_is_not_looked_for(bool isRootTrusted)
    {
        var chain = CertificateChain.Naming(_listener.Address);
        await using var host = await DocumentHost.StartAsync(SslStreamCertificateContext.Create(chain.Leaf, additionalCertificates: null, offline: true));

        var fetched = await FetchAsync(host, isRootTrusted ? Trust(chain) : null);

        Assert.That((fetched.Fault, host.Requests, _listener.Connections), Is.EqualTo((DocumentFetcher.Unreachable, 0, 0)));
    }

    [Test]
    public async Task Nobody_is_asked_whether_a_certificate_was_revoked()
    {
        var chain = CertificateChain.Naming(_listener.Address);
        await using var host = await DocumentHost.StartAsync(SslStreamCertificateContext.Create(chain.Leaf, [chain.Intermediate], offline: true));

        var fetched = await FetchAsync(host, Trust(chain));

        Assert.That((fetched.Fault, host.Requests, _listener.Connections), Is.EqualTo(((string?)null, 1, 0)));
    }

    [Test]
    public async Task A_proxy_of_the_environment_is_not_used()
    {
        await using var host = await DocumentHost.StartAsync();
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyOf(host.Authority, _listener.Address);
        try
        {
            var fetched = await FetchAsync(host, DocumentHost.Trust);

            Assert.That((fetched.Fault, host.Requests, _listener.Connections), Is.EqualTo(((string?)null, 1, 0)));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [TestCase("Location", StatusCodes.Status302Found)]
    [TestCase("Refresh", StatusCodes.Status200OK)]
    [TestCase("Alt-Svc", StatusCodes.Status200OK)]
    [TestCase("Link", StatusCodes.Status200OK)]
    public async Task No_header_leads_elsewhere(string header, int status)
    {
        await using var host = await DocumentHost.StartAsync();
        var value = header switch
        {
            "Refresh" => $"0; url={_listener.Address}",
            "Alt-Svc" => $"h2=\":{_listener.Address.Port}\"",
            "Link" => $"<{_listener.Address}>; rel=preload",
            _ => $"{_listener.Address}",
        };
        var url = host.Serve("{}", more: response => (response.StatusCode, response.Headers[header]) = (status, value));
        using var fetcher = NewFetcher(host, DocumentHost.Trust);

        await fetcher.FetchAsync(url, CancellationToken.None);
        await fetcher.FetchAsync(url, CancellationToken.None);

        Assert.That((host.RequestsTo(url), _listener.Connections), Is.EqualTo((2, 0)));
    }

    // Left otherwise as a caller would have it: to ask about revoked certificates is the default.
    private static X509ChainPolicy Trust(CertificateChain chain) => new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { chain.Root } };

    private async Task<FetchResult> FetchAsync(DocumentHost host, X509ChainPolicy? trust)
    {
        using var fetcher = NewFetcher(host, trust);
        return await fetcher.FetchAsync(host.Serve("{}"), CancellationToken.None);
    }

    private DocumentFetcher NewFetcher(DocumentHost host, X509ChainPolicy? trust) => new(DocumentsSetup.Connection([host.Authority]), _clock, trust);

    /// <summary>For one host alone: the tests beside this one go on without.</summary>
    private sealed class ProxyOf(string authority, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy;

        public bool IsBypassed(Uri host) => host.Authority != authority;
    }
}
