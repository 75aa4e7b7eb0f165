using System.Globalization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Clocks: those of both hosts go as this machine's does.</summary>
internal sealed class ClockSkewCheck : Check
{
    public override string Name => "Clocks";

    public override string Impact =>
        "every assistant; a token of a clock that is ahead is not good yet, one of a clock that is behind has expired, and people sign in for nothing.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var (findings, dated) = (new Findings(), new List<string>());
        var (api, identityServer) = (await context.GetAsync(Paths.HealthLive, cancellation), await NothingToExchangeAsync(context, cancellation));
        foreach (var (host, answer) in new[] { ("API", api), ("identity server", identityServer) })
        {
            if (!DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, out var date))
                continue;

            dated.Add(host);
            var ahead = date - answer.ReceivedAt;
            findings.Require(
                ahead.Duration() - answer.Elapsed <= ClockSkew.Allowed,
                $"The {host} says that it is {date.UtcDateTime:yyyy-MM-dd HH:mm:ss}, "
                    + $"{ahead.Duration():d\\.hh\\:mm\\:ss} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine.",
                "Let both machines take the time from the network (timedatectl set-ntp true); this one may be the wrong one.");
        }

        return dated.Count == 0
            ? Skipped("no answer has a Date header")
            : Conclude(findings, $"The date of {string.Join(" and ", dated)} is within {ClockSkew.Allowed.TotalSeconds:0} seconds of this machine's.");
    }

    // Never from a cache, whose answers are dated when they were made.
    private static async Task<ProbeResponse> NothingToExchangeAsync(CheckContext context, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Token) { Content = new FormUrlEncodedContent([]) };
        return await context.SendAsync(request, cancellation);
    }
}
