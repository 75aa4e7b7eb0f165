using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>HTTP: an answer of any kind.</summary>
internal sealed class AnswerCheck : Check
{
    public override string Name => "An answer by HTTP";

    public override string Matters => "every assistant; ChatGPT gives up on a manifest or spec after 15 seconds, and on a call after 45.";

    public override IReadOnlyList<Type> Needs => [typeof(TlsCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var answer = await visit.GetAsync(Paths.HealthLive, cancellation);
        return Passed($"{visit.Origin} answers, after {answer.Took.TotalMilliseconds:0} ms.");
    }
}
