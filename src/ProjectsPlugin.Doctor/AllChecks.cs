using ProjectsPlugin.Doctor.Checks;

namespace ProjectsPlugin.Doctor;

/// <summary>Every check, in the order in which an assistant would stumble.</summary>
internal static class AllChecks
{
    public static IReadOnlyList<Check> List { get; } =
    [
        new NameCheck(),
        new PortCheck(),
        new TlsCheck(),
        new AnswerCheck(),
        new HealthCheck(),
        new ClockCheck(),
        new PlainHttpCheck(),
        new RedirectCheck(),
        new AddressCheck(),
        new ManifestCheck(),
        new ManifestDomainCheck(),
        new VerificationTokenCheck(),
        new SpecCheck(),
        new SpecTextCheck(),
        new ChallengeCheck(),
        new ResourceCheck(),
        new IssuerCheck(),
        new AgreementCheck(),
        new AbilityCheck(),
        new KeyCheck(),
        new CorsCheck(),
        new ProxyHeaderCheck(),
        new CallerAddressCheck(),
        new ForeignRedirectCheck(),
        new CodeExchangeCheck(),
        new SignInCheck(),
    ];
}
