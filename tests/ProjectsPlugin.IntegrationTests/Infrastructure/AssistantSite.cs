using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>
/// Stands for every https site that is not ours, so that a browser truly arrives at an assistant's callback without
/// leaving this machine. Answers each path with an empty page, which in a popup tells its opener how it was reached.
/// </summary>
internal sealed class AssistantSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AssistantSite(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.First()).Port;

    public static async Task<AssistantSite> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
        builder.Logging.ClearProviders();

        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(
                "<!doctype html><title>Back at the assistant</title>"
                + "<script>window.opener?.postMessage(location.search, location.origin)</script>");
        });
        await app.StartAsync();
        return new AssistantSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=assistant.test", key, HashAlgorithmName.SHA256);
        var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
