using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class PagedResultsTests
{
    private readonly JsonOptions _json = new() { JsonSerializerOptions = { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping } };
    private DefaultHttpContext _call = null!;

    [SetUp]
    public void Call() => _call = new DefaultHttpContext { Request = { Path = "/projects" } };

    [Test]
    public void A_page_with_room_has_no_next()
    {
        var page = Page(limit: 5, Projects(3, 100));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Has.Length.EqualTo(3));
            Assert.That(_call.Response.Headers.Link.ToString(), Is.Empty);
        }
    }

    [Test]
    public void A_full_page_names_the_next()
    {
        var page = Page(limit: 3, Projects(4, 100));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Has.Length.EqualTo(3));
            Assert.That(_call.Response.Headers.Link.ToString(), Is.EqualTo("<https://plugin.example.org/projects?after=3&limit=3>; rel=\"next\""));
        }
    }

    [TestCase("x")]
    [TestCase("\"")]
    [TestCase("é")]
    [TestCase("\u2028")]
    [Property("Checklist", 44)]
    public void A_page_that_would_be_too_long_ends_early_and_names_the_next(string character)
    {
        var page = Page(limit: 50, Projects(40, 5_000, character));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Has.Length.InRange(1, 19));
            Assert.That(Length(page), Is.InRange(60_000, ResponseSizeLimiter.Limit));
            Assert.That(_call.Response.Headers.Link.ToString(), Does.Contain($"?after={page.Length}&limit=50"));
        }
    }

    [TestCase("x")]
    [TestCase("\\")]
    [TestCase("😀")]
    [TestCase("\u2028")]
    public void Details_that_do_not_fit_alone_are_cut_with_a_mark(string character)
    {
        var page = Page(limit: 50, Projects(2, 200_000, character));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Has.Length.EqualTo(1));
            Assert.That(Length(page), Is.InRange(ResponseSizeLimiter.Limit - 1_000, ResponseSizeLimiter.Limit));
            Assert.That(page[0].Details, Does.EndWith($"[… cut here; the whole text has {200_000 * character.Length} characters]"));
            Assert.That(page[0].Details, Does.Not.Contain("\uFFFD"));
            Assert.That(_call.Response.Headers.Link.ToString(), Does.Contain("?after=1&"));
        }
    }

    [Test]
    public void A_search_that_would_be_too_long_ends_early_without_a_next()
    {
        var pages = new PagedResults(new ResponseSizeLimiter(Options.Create(_json)), PublicUrl.Parse("https://plugin.example.org"));

        var found = (ProjectItem[])pages.Matches(Projects(40, 5_000)).Value!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Has.Length.EqualTo(19));
            Assert.That(_call.Response.Headers.Link.ToString(), Is.Empty);
        }
    }

    private ProjectItem[] Page(int limit, IReadOnlyList<ProjectItem> rows) =>
        (ProjectItem[])new PagedResults(new ResponseSizeLimiter(Options.Create(_json)), PublicUrl.Parse("https://plugin.example.org"))
            .Page(rows, new PageQuery { Limit = limit }, _call.Response).Value!;

    private int Length(ProjectItem[] page) => JsonSerializer.Serialize(page, _json.JsonSerializerOptions).Length;

    private static ProjectItem[] Projects(int count, int length, string character = "x") =>
    [
        .. Enumerable.Range(1, count).Select(id => new ProjectItem
        {
            Id = id,
            Name = $"Project {id}",
            Description = "",
            Deadline = new DateOnly(2023, 8, 1),
            Details = string.Concat(Enumerable.Repeat(character, length)),
        }),
    ];
}
