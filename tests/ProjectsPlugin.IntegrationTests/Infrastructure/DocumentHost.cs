using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.IntegrationTests.Assistants;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>A web server of an assistant's maker, on loopback under the name <c>localhost</c>, whose certificate only <see cref="Trust"/> accepts.</summary>
internal sealed class DocumentHost : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = MakeCertificate();

    private static readonly Lazy<Task<DocumentHost>> TheShared = new(() => StartAsync());

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _documents = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private DocumentHost(WebApplication app) => _app = app;

    /// <summary>The one whose documents every installation fetches.</summary>
    public static Task<DocumentHost> Shared => TheShared.Value;

    /// <summary>As written in a client id.</summary>
    public string Authority => $"localhost:{Port}";

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <summary>How many requests came, to any address.</summary>
    public int Requests => _requests.Count;

    /// <summary>Accepts this server's certificate and no other.</summary>
    public static X509ChainPolicy Trust =>
        new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { Certificate }, RevocationMode = X509RevocationMode.NoCheck };

    public static Task<DocumentHost> StartAsync(int port = 0, params IPAddress[] addresses) =>
        StartAsync(SslStreamCertificateContext.Create(Certificate, additionalCertificates: null, offline: true), port, addresses);

    /// <summary>One with a certificate of its own, which is sent with no more of its chain than given.</summary>
    public static async Task<DocumentHost> StartAsync(SslStreamCertificateContext certificate, int port = 0, params IPAddress[] addresses)
    {
        var tls = new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate }),
        };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            foreach (var address in addresses is [] ? [IPAddress.Loopback] : addresses)
                kestrel.Listen(address, port, listen => listen.UseHttps(tls));
        });
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var host = new DocumentHost(app);
        app.Run(host.AnswerAsync);
        await app.StartAsync();
        return host;
    }

    /// <summary>Answers an address, a new one unless told which, in this way, and returns it.</summary>
    public Uri Serve(RequestDelegate answer, Uri? at = null)
    {
        at ??= new Uri($"https://{Authority}/{Guid.NewGuid():n}/client.json");
        _documents[at.AbsolutePath] = answer;
        return at;
    }

    /// <summary>Answers a new address with this text.</summary>
    public Uri Serve(string text, string type = "application/json", Action<HttpResponse>? more = null) => Serve(context =>
    {
        context.Response.ContentType = type;
        more?.Invoke(context.Response);
        return context.Response.WriteAsync(text);
    });

    /// <summary>Answers a new address with a client's document.</summary>
    public Uri ServeClient(params (string Member, JsonNode? Value)[] members)
    {
        var document = new JsonObject();
        var url = Serve(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(document.ToJsonString());
        });
        document["client_id"] = url.AbsoluteUri;
        document["client_name"] = "Document Assistant";
        document["redirect_uris"] = new JsonArray(PublicAssistant.Site, PublicAssistant.Loopback);
        foreach (var (member, value) in members)
            document[member] = value;
        return url;
    }

    public static async Task CloseSharedAsync()
    {
        if (TheShared.IsValueCreated)
            await (await TheShared.Value).DisposeAsync();
    }

    public int RequestsTo(Uri url) => _requests.Count(path => path == url.AbsolutePath);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(context.Request.Path);
        if (_documents.TryGetValue(context.Request.Path, out var answer))
            return answer(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("moving.example");
        request.CertificateExtensions.Add(names.Build());
        var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
