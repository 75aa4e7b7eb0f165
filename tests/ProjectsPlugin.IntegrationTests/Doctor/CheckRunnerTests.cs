using ProjectsPlugin.Contracts;
using ProjectsPlugin.Doctor;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>A check that fails skips those that depend on it, and no others.</summary>
internal sealed class CheckRunnerTests
{
    [Test]
    public async Task A_check_that_breaks_off_is_a_failure_and_the_others_go_on()
    {
        using var target = new CheckContext(PublicUrl.Parse("http://localhost:1"));
        Check[] checks = [new Throwing(), new Passing(), new Dependent(), new IndirectlyDependent()];

        var results = new List<CheckResult>();
        await foreach (var result in new CheckRunner(target).RunAsync(checks, CancellationToken.None))
            results.Add(result);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(result => result.Outcome), Is.EqualTo(new[] { Outcome.Failed, Outcome.Passed, Outcome.Skipped, Outcome.Skipped }));
            Assert.That(results[0].Found, Does.Contain("like nothing expected"));
            Assert.That(results[3].Found, Does.EndWith(": Throwing"), "the first cause, not the last");
        }
    }

    [Test]
    public void A_run_stops_when_it_is_cancelled()
    {
        using var target = new CheckContext(PublicUrl.Parse("http://localhost:1"));
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.That(
            async () =>
            {
                await foreach (var _ in new CheckRunner(target).RunAsync([new Waiting()], stop.Token))
                {
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
    }

    private abstract class Stub(params Type[] needs) : Check
    {
        public override string Name => GetType().Name;

        public override string Impact => "nobody";

        public override IReadOnlyList<Type> DependsOn => needs;

        public override Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation) => Task.FromResult(Passed("It is well."));
    }

    private sealed class Throwing : Stub
    {
        public override Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation) =>
            throw new InvalidOperationException("like nothing expected");
    }

    private sealed class Passing : Stub;

    private sealed class Dependent() : Stub(typeof(Passing), typeof(Throwing));

    private sealed class IndirectlyDependent() : Stub(typeof(Dependent));

    private sealed class Waiting : Stub
    {
        public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return Passed("Never.");
        }
    }
}
