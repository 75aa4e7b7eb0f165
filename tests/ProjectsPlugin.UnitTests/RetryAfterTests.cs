using Microsoft.AspNetCore.Http;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.UnitTests;

internal sealed class RetryAfterTests
{
    [TestCase(0.2, 1)]
    [TestCase(-3, 1)]
    [TestCase(5, 5)]
    [TestCase(59.01, 60)]
    public void A_caller_is_told_whole_seconds_and_never_too_few(double wait, int told)
    {
        var response = new DefaultHttpContext().Response;

        var said = response.SetRetryAfter(TimeSpan.FromSeconds(wait));

        Assert.That((said, response.Headers.RetryAfter.ToString()), Is.EqualTo((told, $"{told}")));
    }
}
