using Duende.IdentityModel.Client;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;

namespace ProjectsPlugin.Api.Try.Protocol;

/// <summary>What the browser brings back from the identity server.</summary>
internal sealed class Return(Departure departure, TimeProvider time)
{
    /// <summary>The run with the code that was brought, if it is this run's and from the server to which the browser was sent.</summary>
    /// <exception cref="StoppedException">It is not, or the person said no.</exception>
    public Run Read(Run? run, string query)
    {
        if (run is not { Code: null })
            throw new StoppedException("Over");

        var answer = new AuthorizeResponse(query);
        if (answer.State != run.State)
            throw new StoppedException("State");
        if (answer.Issuer is { } issuer ? issuer != run.Server.Issuer : run.Server.SendsIssuer)
            throw new StoppedException("Issuer");
        if (answer.IsError)
            throw answer.Error == "access_denied" ? new StoppedException("Denied") : new StoppedException("Refused", answer.Error);
        return answer.Code is { Length: > 0 } code ? run with { Code = code, Steps = [.. run.Steps, Visit(run, query)] } : throw new StoppedException("Refused", "no code");
    }

    private Step Visit(Run run, string query)
    {
        var text = new MessageText(new Secrets());
        return new Step
        {
            Kind = StepKind.Browser,
            Method = "GET",
            Address = run.Server.Authorize,
            Request = text.Parameters(new Uri(departure.Address(run)).Query),
            Answer = text.Parameters(query),
            Milliseconds = (long)(time.GetUtcNow() - run.SentAt).TotalMilliseconds,
        };
    }
}
