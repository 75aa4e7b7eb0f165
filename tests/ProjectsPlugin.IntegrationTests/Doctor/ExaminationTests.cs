using ProjectsPlugin.Doctor;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>How checks stand in each other's way, and how they do not.</summary>
internal sealed class ExaminationTests
{
    [Test]
    public async Task A_check_that_breaks_off_is_a_failure_and_the_others_go_on()
    {
        using var visit = new Visit(PublicUrl.Parse("http://localhost:1"));
        Check[] checks = [new Breaking(), new Standing(), new Leaning(), new LeaningFurther()];

        var results = new List<Result>();
        await foreach (var result in new Examination(visit).RunAsync(checks, CancellationToken.None))
            results.Add(result);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(result => result.Outcome), Is.EqualTo(new[] { Outcome.Failed, Outcome.Passed, Outcome.Skipped, Outcome.Skipped }));
            Assert.That(results[0].Found, Does.Contain("like nothing expected"));
            Assert.That(results[3].Found, Does.EndWith(": Breaking"), "the first cause, not the last");
        }
    }

    [Test]
    public void Who_asks_to_stop_is_obeyed()
    {
        using var visit = new Visit(PublicUrl.Parse("http://localhost:1"));
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.That(
            async () =>
            {
                await foreach (var _ in new Examination(visit).RunAsync([new Waiting()], stop.Token))
                {
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
    }

    private abstract class Stub(params Type[] needs) : Check
    {
        public override string Name => GetType().Name;

        public override string Matters => "nobody";

        public override IReadOnlyList<Type> Needs => needs;

        public override Task<Result> RunAsync(Visit visit, CancellationToken cancellation) => Task.FromResult(Passed("It is well."));
    }

    private sealed class Breaking : Stub
    {
        public override Task<Result> RunAsync(Visit visit, CancellationToken cancellation) => throw new InvalidOperationException("like nothing expected");
    }

    private sealed class Standing : Stub;

    private sealed class Leaning() : Stub(typeof(Standing), typeof(Breaking));

    private sealed class LeaningFurther() : Stub(typeof(Leaning));

    private sealed class Waiting : Stub
    {
        public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return Passed("Never.");
        }
    }
}
