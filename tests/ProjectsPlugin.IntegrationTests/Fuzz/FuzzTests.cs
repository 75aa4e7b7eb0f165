using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>Nothing that a stranger sends is our fault. <c>FUZZ_SEED</c> makes other requests than the usual ones.</summary>
internal sealed class FuzzTests
{
    private const int Seed = 20_260_728;
    private const int Requests = 2_400;
    private const int RequestsOfAVisitor = 200;

    [Test]
    public async Task Every_endpoint_answers_whatever_is_sent_without_a_fault_of_ours()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), CultureInfo.InvariantCulture, out var chosen) ? chosen : Seed;
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            // Limits would answer before there is anything to break.
            Settings = new Dictionary<string, string?>
            {
                ["SignIn:FailuresBeforeLock"] = "100",
                ["Assistant:RunsPerMinute"] = "10000",
                ["RateLimit:PerMinute"] = "10000",
            },
        });
        var maker = new RequestMaker(new Random(seed), new Uri(installation.PublicUrl.Issuer), installation.Endpoints);

        var served = 0;
        var faults = new ConcurrentQueue<string>();
        for (var sent = 0; sent < Requests; sent += RequestsOfAVisitor)
        {
            var visitor = await Visitor.SignInAsync(installation);
            var requests = Enumerable.Range(0, RequestsOfAVisitor).Select(_ => maker.Make(visitor)).ToList();
            await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, _) =>
            {
                var answer = await request.SendAsync();
                if (answer is { Status: 200 })
                    Interlocked.Increment(ref served);
                if (Verdict.Of(request, answer, installation) is { } fault)
                    faults.Enqueue($"{fault}\n{request}");
            });
        }

        var errors = installation.IdentityLogs.Entries.Concat(installation.ApiLogs.Entries).Where(entry => entry.Level >= LogLevel.Error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Empty, $"Seed {seed}");
            Assert.That(errors, Is.Empty, $"Seed {seed}");
            Assert.That(served, Is.GreaterThan(Requests / 6), "Enough requests must come past the first guard.");
        }
    }
}
