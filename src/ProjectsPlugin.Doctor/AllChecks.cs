using ProjectsPlugin.Doctor.Checks;

namespace ProjectsPlugin.Doctor;

/// <summary>Every check, in the order in which an assistant would stumble.</summary>
internal static class AllChecks
{
    /// <param name="time">Says which assistants are still there.</param>
    public static IReadOnlyList<Check> Create(TimeProvider time) =>
    [
        new DnsCheck(),
        new PortCheck(time),
        new TlsCheck(),
        new HttpCheck(),
        new HealthCheck(),
        new ClockSkewCheck(),
        new PlainHttpCheck(),
        new RedirectCheck(time),
        new PublicUrlCheck(),
        new ManifestTextCheck(),
        new ManifestDomainCheck(),
        new VerificationTokenCheck(),
        new OpenApiCheck(time),
        new OpenApiTextCheck(time),
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
