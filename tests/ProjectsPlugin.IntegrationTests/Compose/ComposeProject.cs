using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>The containers of <c>docker-compose.yml</c>, with volumes and ports of their own.</summary>
internal sealed class ComposeProject : IOrigin, IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly int _plainPort = FreePort.Next();
    private readonly int _httpsPort = FreePort.Next();
    private readonly Dictionary<string, string?> _settings;
    private X509Certificate2? _authority;

    /// <param name="publicUrl">An address at the published port without TLS, if not given.</param>
    /// <param name="trustedProxies">What the gateway is told of whom to believe; nobody, if not given.</param>
    public ComposeProject(string? publicUrl = null, string? trustedProxies = null)
    {
        PublicUrl = PublicUrl.Parse(publicUrl ?? $"http://localhost:{_plainPort}");
        _settings = new Dictionary<string, string?>
        {
            ["COMPOSE_PROJECT_NAME"] = $"projectsplugin-test-{_plainPort}",
            ["PUBLIC_URL"] = PublicUrl.ToString(),
            ["TrustedProxies"] = trustedProxies,
            ["GATEWAY_PLAIN"] = $"127.0.0.1:{_plainPort}",
            ["GATEWAY_HTTP"] = $"127.0.0.1:{FreePort.Next()}",
            ["GATEWAY_HTTPS"] = $"127.0.0.1:{_httpsPort}",
        };
    }

    public PublicUrl PublicUrl { get; }

    /// <summary>What the operator is shown of the secrets.</summary>
    public string Shown { get; private set; } = "";

    public string DemoPassword => Shows("password");

    public ConfiguredClient ChatGptPlugin => new("ChatGptPlugin", "chatgpt-plugin", Shows("chatgpt-plugin +client secret"));

    /// <summary>Brings up what is not up yet, and returns when every health check has passed.</summary>
    public async Task UpAsync(params string[] arguments)
    {
        await RunAsync(["up", "--detach", .. arguments]);
        for (var waited = TimeProvider.System.GetTimestamp(); !await IsHealthyAsync(); await Task.Delay(300))
            Assert.That(TimeProvider.System.GetElapsedTime(waited), Is.LessThan(Timeout), "A container does not become healthy.");

        Shown = await RunAsync("run", "--rm", "-T", "secrets");
        if (PublicUrl.IsHttps)
            _authority ??= X509Certificate2.CreateFromPem(await RunAsync("exec", "-T", "gateway", "cat", "/data/caddy/pki/authorities/local/root.crt"));
    }

    public Task<string> RunAsync(params string[] arguments) => ComposeCommand.ComposeAsync(_settings, arguments);

    /// <summary>As a shell has it: the line is told what <c>docker compose</c> is called here.</summary>
    public Task<string> ShellAsync(Func<string, string> line) => ComposeCommand.ShellAsync(_settings, line);

    /// <summary>The ids of a service's containers, or of all.</summary>
    public async Task<string[]> ContainersAsync(params string[] service) =>
        (await RunAsync(["ps", "--quiet", .. service])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// A client of the origin, by HTTP/2 where that is https, as browsers are. Whatever its name is, it is here, and the gateway's own
    /// authority vouches for it.
    /// </summary>
    public HttpClient CreateClient(bool followRedirects = false)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = followRedirects, ConnectCallback = (_, cancellation) => ConnectAsync(cancellation) };
        if (_authority is not null)
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    CustomTrustStore = { _authority },
                },
            };
        var version = PublicUrl.IsHttps ? HttpVersion.Version20 : HttpVersion.Version11;
        return new HttpClient(handler) { BaseAddress = new Uri(PublicUrl.Issuer), DefaultRequestVersion = version };
    }

    /// <summary>Takes everything down, data included.</summary>
    public async ValueTask DisposeAsync()
    {
        _authority?.Dispose();
        await RunAsync("down", "--volumes", "--timeout", "5");
    }

    private string Shows(string what) => Regex.Match(Shown, $"{what} +(\\S+)") is { Success: true } found
        ? found.Groups[1].Value
        : throw new AssertionException($"'{what}' is not in: {Shown}");

    private async Task<bool> IsHealthyAsync()
    {
        var states = await ComposeCommand.DockerAsync(
            ["inspect", "--format", "{{if .Config.Healthcheck}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}", .. await ContainersAsync()]);
        return states.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(state => state is "healthy" or "exited");
    }

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync("127.0.0.1", PublicUrl.IsHttps ? _httpsPort : _plainPort, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
