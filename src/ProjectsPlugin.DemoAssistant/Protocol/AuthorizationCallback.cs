using Duende.IdentityModel.Client;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Protocol;

/// <summary>The authorization response that the browser brings back from the identity server (RFC 6749, section 4.1.2).</summary>
internal sealed class AuthorizationCallback(AuthorizationStart authorization, TimeProvider time)
{
    /// <summary>The run with the code that was brought, if it is this run's and from the server to which the browser was sent.</summary>
    /// <exception cref="RunStoppedException">It is not, or the person said no.</exception>
    public Run Read(Run? run, string query)
    {
        if (run is not { Code: null })
            throw new RunStoppedException("Over");

        var answer = new AuthorizeResponse(query);
        if (answer.State != run.State)
            throw new RunStoppedException("State");
        if (answer.Issuer is { } issuer ? issuer != run.Server.Issuer : run.Server.AuthorizationResponseIssParameterSupported)
            throw new RunStoppedException("Issuer");
        if (answer.IsError)
            throw answer.Error == "access_denied" ? new RunStoppedException("Denied") : new RunStoppedException("Refused", answer.Error);
        return answer.Code is { Length: > 0 } code
            ? run with { Code = code, Steps = [.. run.Steps, StepOf(run, query)] }
            : throw new RunStoppedException("Refused", "no code");
    }

    private Step StepOf(Run run, string query)
    {
        var text = new MessageFormatter(new SecretRedactor());
        return new Step
        {
            Kind = StepKind.Browser,
            Method = "GET",
            Address = run.Server.AuthorizationEndpoint,
            Request = text.Parameters(new Uri(authorization.Address(run)).Query),
            Answer = text.Parameters(query),
            Milliseconds = (long)(time.GetUtcNow() - run.SentAt).TotalMilliseconds,
        };
    }
}
