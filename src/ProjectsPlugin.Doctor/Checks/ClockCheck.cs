using System.Globalization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Clocks: those of both hosts go as this machine's does.</summary>
internal sealed class ClockCheck : Check
{
    /// <summary>What the API allows when it checks a token's times.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(60);

    public override string Name => "Clocks";

    public override string Matters => "every assistant; a token of a clock that is ahead is not good yet, one of a clock that is behind has expired, and people sign in for nothing.";

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var (faults, dated) = (new Faults(), new List<string>());
        foreach (var (host, answer) in new[] { ("API", await visit.GetAsync(Paths.HealthLive, cancellation)), ("identity server", await NothingToExchangeAsync(visit, cancellation)) })
        {
            if (!DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, out var date))
                continue;

            dated.Add(host);
            var ahead = date - answer.At;
            faults.Unless(
                ahead.Duration() - answer.Took <= Allowed,
                $"The {host} says that it is {date.UtcDateTime:yyyy-MM-dd HH:mm:ss}, {ahead.Duration():d\\.hh\\:mm\\:ss} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine.",
                "Let both machines take the time from the network (timedatectl set-ntp true); this one may be the wrong one.");
        }

        return dated.Count == 0
            ? Skipped("no answer has a Date header")
            : Of(faults, $"The date of {string.Join(" and ", dated)} is within {Allowed.TotalSeconds:0} seconds of this machine's.");
    }

    // Never from a cache, whose answers are dated when they were made.
    private static async Task<Answer> NothingToExchangeAsync(Visit visit, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Token) { Content = new FormUrlEncodedContent([]) };
        return await visit.AskAsync(request, cancellation);
    }
}
