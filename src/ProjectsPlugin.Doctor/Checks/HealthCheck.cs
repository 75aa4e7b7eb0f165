using System.Net;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Health: the API lives and its database answers.</summary>
internal sealed class HealthCheck : Check
{
    public override string Name => "Health";

    public override string Impact => "every assistant; to answers of 5xx they back off, and tell the person that the service is down.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var path in new[] { Paths.HealthLive, Paths.HealthReady })
        {
            var answer = await context.GetAsync(path, cancellation);
            findings.Require(
                answer.Status is HttpStatusCode.OK,
                $"GET {path} {answer.Summary}",
                path == Paths.HealthReady
                    ? "Look whether PostgreSQL runs and ConnectionStrings__Postgres leads to it; the API's log says what it waits for."
                    : "Look whether the API's host runs and the proxy leads to it.");
        }

        return Conclude(findings, $"{Paths.HealthLive} and {Paths.HealthReady} answer 200.");
    }
}
