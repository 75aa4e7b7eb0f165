using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>HTTP: an answer of any kind.</summary>
internal sealed class HttpCheck : Check
{
    public override string Name => "An answer by HTTP";

    public override string Impact => "every assistant; ChatGPT gives up on a manifest or spec after 15 seconds, and on a call after 45.";

    public override IReadOnlyList<Type> DependsOn => [typeof(TlsCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var answer = await context.GetAsync(Paths.HealthLive, cancellation);
        return Passed($"{context.Origin} answers, after {answer.Elapsed.TotalMilliseconds:0} ms.");
    }
}
