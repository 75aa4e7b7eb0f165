using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>
/// A certificate for <c>localhost</c> and those above it, each of which names one address for everything that a client might want to look up.
/// </summary>
internal sealed record CertificateChain(X509Certificate2 Root, X509Certificate2 Intermediate, X509Certificate2 Leaf)
{
    public static CertificateChain Naming(Uri address)
    {
        var now = DateTimeOffset.UtcNow;
        using ECDsa rootKey = NewKey(), intermediateKey = NewKey(), leafKey = NewKey();
        var root = Request("CN=Root", rootKey, isAuthority: true, address).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var intermediate = Sign(Request("CN=Intermediate", intermediateKey, isAuthority: true, address), root, intermediateKey, now);
        var leaf = Sign(Request("CN=localhost", leafKey, isAuthority: false, address), intermediate, leafKey, now);
        return new CertificateChain(root, intermediate, X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), password: null));
    }

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest Request(string subject, ECDsa key, bool isAuthority, Uri address)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([$"{address}ocsp"], [$"{address}issuer.crt"]));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{address}revoked.crl"]));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }

    private static X509Certificate2 Sign(CertificateRequest request, X509Certificate2 issuer, ECDsa key, DateTimeOffset now)
    {
        using var signed = request.Create(issuer, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
