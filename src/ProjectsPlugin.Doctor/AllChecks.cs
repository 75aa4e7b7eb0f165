using ProjectsPlugin.Doctor.Checks;

namespace ProjectsPlugin.Doctor;

/// <summary>Every check, in the order in which an assistant would stumble.</summary>
internal static class AllChecks
{
    public static IReadOnlyList<Check> List { get; } =
    [
        new DnsCheck(),
        new PortCheck(),
        new TlsCheck(),
        new HttpCheck(),
        new HealthCheck(),
        new ClockSkewCheck(),
        new PlainHttpCheck(),
        new RedirectCheck(),
        new PublicUrlCheck(),
        new ManifestTextCheck(),
        new ManifestDomainCheck(),
        new VerificationTokenCheck(),
        new OpenApiCheck(),
        new OpenApiTextCheck(),
        new ChallengeCheck(),
        new ResourceMetadataCheck(),
        new IssuerCheck(),
        new MetadataConsistencyCheck(),
        new CapabilitiesCheck(),
        new JwksCheck(),
        new CorsCheck(),
        new ForwardedHeadersCheck(),
        new CallerAddressCheck(),
        new UnregisteredRedirectCheck(),
        new CodeExchangeCheck(),
        new SignInCheck(),
    ];
}
