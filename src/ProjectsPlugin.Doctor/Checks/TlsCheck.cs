using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>TLS: a certificate that strangers trust, for this name.</summary>
internal sealed class TlsCheck : Check
{
    public override string Name => "TLS and the certificate";

    public override string Impact => "every assistant; none goes on after a certificate that it cannot verify, and TLS 1.2 is the least that ChatGPT speaks.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PortCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (!context.Origin.IsHttps)
            return Skipped("http on a loopback host has none; assistants in the cloud need a PUBLIC_URL with https");

        var host = context.Origin.Host;
        var observer = new CertificateObserver();
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Trim('[', ']'), context.Origin.Port, cancellation);
        await using var tls = new SslStream(socket.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = observer.Observe },
                cancellation);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            return Failed(
                observer.Fault is { } fault ? $"The certificate of {host} is not good: {fault}." : $"No TLS with {host}: {failure.Message}",
                "Give the proxy a certificate for this name from an authority that everybody trusts "
                    + "(Let's Encrypt will do), with the whole chain, and TLS 1.2 or 1.3.");
        }

        return Passed($"{tls.SslProtocol}; the certificate is good until {observer.Until}.");
    }

    /// <summary>Notes what was wrong with the certificate, which the exception does not tell; it trusts none that the system does not.</summary>
    private sealed class CertificateObserver
    {
        public string? Fault { get; private set; }

        public string Until { get; private set; } = "";

        public bool Observe(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            Until = (certificate as X509Certificate2)?.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            if (errors is SslPolicyErrors.None)
                return true;

            string?[] faults =
            [
                errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is for {certificate?.Subject}, another name" : null,
                errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "there is none" : null,
                .. chain?.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')) ?? [],
            ];
            Fault = string.Join("; ", faults.OfType<string>().Distinct());
            return false;
        }
    }
}
