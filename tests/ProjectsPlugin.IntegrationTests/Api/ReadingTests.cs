using System.Text.Json.Nodes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What an assistant finds in the demo data.</summary>
internal sealed class ReadingTests
{
    private ApiClient _client = null!;

    [SetUp]
    public async Task OpenAsync() => _client = await ApiClient.OpenAsync();

    [TearDown]
    public void Close() => _client.Dispose();

    [TestCase("virtual city", "Virtual Eco-City Simulation")]
    [TestCase("eco city", "Virtual Eco-City Simulation")]
    [TestCase("city-eco", "Virtual Eco-City Simulation")]
    [TestCase("simulations of cities", "Virtual Eco-City Simulation")]
    [TestCase("explore deep space", "Deep Space Exploration")]
    [TestCase("simulatoin", "Virtual Eco-City Simulation")]
    [TestCase("vir\u200Btual city", "Virtual Eco-City Simulation")]
    public async Task A_project_is_found(string query, string name) =>
        Assert.That(await _client.NamesAsync($"/projects?query={Uri.EscapeDataString(query)}"), Has.Length.EqualTo(1).And.One.EqualTo(name));

    [TestCase("Emily Johnson")]
    [TestCase("johnson emily")]
    [TestCase("Emilly Jonson")]
    [TestCase("user2@example.com")]
    [TestCase("user2")]
    [TestCase("Example Client")]
    [TestCase("emi")]
    public async Task A_person_is_found(string query) =>
        Assert.That(await _client.NamesAsync($"/users?query={Uri.EscapeDataString(query)}"), Is.EqualTo((string[])["Emily Johnson"]));

    [TestCase("%00%ff%ed%a0%80")]
    [TestCase("%27%3A*%20%26%20%7C%20%21%20%28")]
    [TestCase("%F0%9F%98%80")]
    [TestCase("the")]
    [TestCase("zzzzqqqq")]
    public async Task A_query_that_matches_nothing_finds_nothing(string query)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _client.ReadAsync($"/projects?query={query}")).AsArray(), Is.Empty);
            Assert.That((await _client.ReadAsync($"/users?query={query}")).AsArray(), Is.Empty);
        }
    }

    [Test]
    public async Task A_project_comes_with_its_people()
    {
        var project = await _client.ReadAsync("/projects/3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(project.AsObject().Select(field => field.Key), Is.EqualTo((string[])["id", "name", "description", "deadline", "details", "users"]));
            Assert.That(project["deadline"]!.GetValue<string>(), Is.EqualTo("2023-08-01"));
            Assert.That(project["users"]!.ToJsonString(), Is.EqualTo("""[{"id":3,"name":"Alec Parkes","role":"lead"}]"""));
        }
    }

    [Test]
    public async Task Me_is_the_person_with_the_accounts_address()
    {
        var expected = JsonNode.Parse("""{"userID":3,"name":"Alec Parkes","email":"user3@example.com","company":"Example Company"}""");

        Assert.That(JsonNode.DeepEquals(await _client.ReadAsync("/me"), expected), Is.True);
    }

    [Test]
    public async Task The_company_says_how_it_writes() =>
        Assert.That(
            (await _client.ReadAsync("/company")).AsObject().Select(field => field.Key),
            Is.EqualTo((string[])["name", "about", "website", "contactEmail", "writingStyle"]));

    [Test]
    public async Task Pages_lead_to_each_other_by_id()
    {
        var installation = await Installation.Shared;
        using var first = await _client.GetAsync("/users?limit=2");
        var next = first.Headers.GetValues("Link").Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(next, Is.EqualTo($"<{installation.PublicUrl.At("/users?after=2&limit=2")}>; rel=\"next\""));
            Assert.That((await _client.NamesAsync("/users?after=2&limit=1")), Is.EqualTo((string[])["Alec Parkes"]));
            Assert.That((await _client.ReadAsync("/users?after=2147483647")).AsArray(), Is.Empty);
        }
    }

    [TestCase("/projects?limit=-1", 400, "limit")]
    [TestCase("/projects?limit=1.5", 400, "limit")]
    [TestCase("/projects?limit=1,0", 400, "limit")]
    [TestCase("/projects?limit=101", 400, "limit")]
    [TestCase("/projects?limit=x", 400, "limit")]
    [TestCase("/projects?after=x", 400, "after")]
    [TestCase("/projects?after=-1", 400, "after")]
    [TestCase("/users?after=99999999999", 400, "after")]
    [TestCase("/users?query=a&query=b", 400, "query")]
    [TestCase("/users?limit=1&limit=1", 400, "limit")]
    [TestCase("/projects/77777777", 404, null)]
    [TestCase("/projects/0", 404, null)]
    [TestCase("/projects/abc", 404, null)]
    [TestCase("/projects/3.5", 404, null)]
    [TestCase("/users/99999999999999", 404, null)]
    [TestCase("/nowhere", 404, null)]
    [Property("Checklist", 53)]
    public async Task A_wrong_request_is_explained(string path, int status, string? parameter)
    {
        using var answer = await _client.GetAsync(path);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            if (parameter is not null)
                Assert.That(problem["errors"]![parameter], Is.Not.Null, problem.ToJsonString());
        }
    }

    [TestCase("?query=&after=&limit=")]
    [TestCase("?query=%20&after=0&limit=0")]
    [TestCase("?after=0.0&limit=null")]
    [TestCase("?after=undefined&limit=50.0")]
    [TestCase("?page=2&verbose=true")]
    public async Task What_says_nothing_counts_as_left_out(string query)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _client.ReadAsync($"/projects{query}")).AsArray(), Has.Count.EqualTo(3));
            Assert.That((await _client.ReadAsync($"/users{query}")).AsArray(), Has.Count.EqualTo(3));
        }
    }

    [TestCase("/users?after=1.0&limit=1.0", "Emily Johnson")]
    [TestCase("/users?after=%202&limit=1e0", "Alec Parkes")]
    [TestCase("/users?query=Emily+Johnson&after=7&limit=0", "Emily Johnson")]
    public async Task A_number_is_taken_as_it_is_spelt(string path, string expected) =>
        Assert.That(await _client.NamesAsync(path), Is.EqualTo((string[])[expected]));

    [TestCase("/projects/3.0")]
    [TestCase("/users/03")]
    public async Task An_id_is_taken_as_it_is_spelt(string path) => Assert.That((int?)(await _client.ReadAsync(path))["id"], Is.EqualTo(3));

    [TestCase(200, 200)]
    [TestCase(201, 400)]
    public async Task A_query_has_at_most_200_characters(int length, int status)
    {
        using var answer = await _client.GetAsync($"/projects?query={string.Concat(Enumerable.Repeat("%F0%9F%98%80", length))}");

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Only_reading_is_known_here()
    {
        using var post = await _client.GetAsync("/projects", HttpMethod.Post);
        using var head = await _client.GetAsync("/projects", HttpMethod.Head);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)post.StatusCode, Is.EqualTo(405));
            Assert.That(post.Content.Headers.Allow, Is.EqualTo((string[])["GET"]));
            Assert.That(post.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((int)head.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Data_is_not_stored_on_the_way()
    {
        using var answer = await _client.GetAsync("/me");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo((string[])["nosniff"]));
            Assert.That(answer.Headers.Contains("Server"), Is.False);
        }
    }
}
