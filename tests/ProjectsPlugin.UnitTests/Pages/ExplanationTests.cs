using System.Resources;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Pages;
using ProjectsPlugin.IdentityServer.Pages.Error;

namespace ProjectsPlugin.UnitTests.Pages;

internal sealed class ExplanationTests
{
    private static readonly ResourceManager Texts = new(typeof(Texts));

    [TestCase(400, null)]
    [TestCase(400, "invalid_request")]
    [TestCase(400, AuthorizationError.UnknownClient)]
    [TestCase(400, AuthorizationError.ForeignRedirect)]
    [TestCase(400, AuthorizationError.BlockedClient)]
    [TestCase(400, AuthorizationError.UnusableDocument)]
    [TestCase(404, null)]
    [TestCase(405, null)]
    [TestCase(429, null)]
    [TestCase(500, null)]
    [TestCase(503, null)]
    public void Every_failure_has_words_that_say_what_happened_and_what_to_do_next(int status, string? code)
    {
        var context = new DefaultHttpContext { Response = { StatusCode = status } };
        if (code is not null)
            context.Features.Set(new AuthorizationError(code, null));

        AssertWords(Explanation.Of(context));
    }

    [Test]
    public void So_have_the_pages_own_failures()
    {
        AssertWords(Explanation.FormExpired);
        AssertWords(Explanation.RequestEnded);
    }

    private static void AssertWords(Explanation explanation)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var part in new[] { "Title", "What", "Next" })
                Assert.That(Texts.GetString($"Error.{explanation.Kind}.{part}", null), Is.Not.Null.And.Not.Empty, $"{explanation.Kind}.{part}");
        }
    }
}
