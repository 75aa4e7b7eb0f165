using System.Net;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.IntegrationTests.Assistants;

/// <summary>A program on the person's computer that waits at a free port for the browser to come back (RFC 8252, section 7.3).</summary>
internal sealed class LoopbackCallback : IDisposable
{
    private readonly HttpListener _listener = new();

    public LoopbackCallback()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}/callback");
        _listener.Prefixes.Add(Address.GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
    }

    public Uri Address { get; }

    /// <summary>Waits for the browser, tells it that all is done, and returns the address that it came to, query included.</summary>
    public async Task<Uri> ArriveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var visit = await _listener.GetContextAsync().WaitAsync(cancellation);
            visit.Response.ContentType = "text/html";
            visit.Response.Close("<!doctype html><title>Back at the program</title>"u8.ToArray(), willBlock: false);

            // Browsers ask for an icon, too.
            if (visit.Request.Url?.AbsolutePath == Address.AbsolutePath)
                return visit.Request.Url;
        }
    }

    public void Dispose() => _listener.Close();
}
