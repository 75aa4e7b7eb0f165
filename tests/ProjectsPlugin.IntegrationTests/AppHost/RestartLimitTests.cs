using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.IntegrationTests.AppHost;

internal sealed class RestartLimitTests
{
    [Test]
    public void What_ends_again_and_again_is_not_started_for_ever_but_what_ends_now_and_then_is()
    {
        var clock = new FakeTimeProvider();
        var limit = new RestartLimit(clock);

        var atOnce = Enumerable.Range(0, RestartLimit.Times + 2).Select(_ => limit.TryTake()).ToList();
        clock.Advance(RestartLimit.Window);
        var nowAndThen = Enumerable.Range(0, 100).Select(_ =>
        {
            clock.Advance(RestartLimit.Window / (RestartLimit.Times - 1));
            return limit.TryTake();
        });

        Assert.That(atOnce, Is.EqualTo(Enumerable.Repeat(true, RestartLimit.Times).Append(false).Append(false)));
        Assert.That(nowAndThen, Is.All.True);
    }
}
