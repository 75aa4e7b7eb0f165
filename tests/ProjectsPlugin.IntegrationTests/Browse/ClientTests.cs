using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Browse;

/// <summary>Nobody is asked about our own client, so it is worth nothing to anybody else.</summary>
internal sealed class ClientTests
{
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await Installation.Shared;

    [Test]
    [Property("Checklist", 39)]
    public async Task Who_signs_in_with_it_by_hand_gets_a_token_that_opens_nothing_and_no_second_one([Values] bool forMcp)
    {
        using var client = await OpenAsync(forMcp ? Audiences.Mcp(_installation.PublicUrl) : "");
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Company);

        var answer = await client.ExchangeAsync(client.Code(await ReturnAsync(person, client.AuthorizeAddress("openid profile email"))));

        using var mcp = new McpCaller(_installation, answer.AccessToken, McpCaller.Newest);
        using var search = await mcp.SendAsync(mcp.Message("tools/call", McpCaller.CallOf("search", """{"query":"city"}""")));
        var calls = await Task.WhenAll(new[] { "/projects", "/users", "/me", "/company" }.Select(path => client.CallAsync(path, answer.AccessToken)));
        var closed = forMcp ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Select(call => call.StatusCode), Is.All.EqualTo(closed));
            Assert.That(search.StatusCode, Is.EqualTo(forMcp ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized));
            Assert.That(answer.Text("refresh_token"), Is.Null);
        }
    }

    [Test]
    public async Task Reading_pages_leaves_no_refresh_token()
    {
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Company);

        await using var database = NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var count = database.CreateCommand(GrantTables.CountTokens);
        count.Parameters.Add(new() { Value = BrowseClient.Id });
        await using var row = await count.ExecuteReaderAsync();
        await row.ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetInt64(0), Is.Zero);
            Assert.That(row.GetInt64(1), Is.Positive, "codes are kept until they are pruned");
        }
    }

    [TestCase("projects")]
    [TestCase("openid users")]
    [TestCase("openid offline_access")]
    [TestCase("")]
    public async Task It_gets_no_scope_that_opens_or_keeps_something(string scope)
    {
        using var client = await OpenAsync("");
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Company);

        var returned = await ReturnAsync(person, client.AuthorizeAddress(scope));

        var query = QueryHelpers.ParseQuery(returned.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["error"].ToString(), Is.EqualTo("invalid_request"));
            Assert.That(query["error_description"].ToString(), Does.Contain("not allowed to use the"));
        }
    }

    [TestCase("https://evil.example/browse/signed-in")]
    [TestCase("http://127.0.0.1:1/browse/signed-in")]
    [TestCase("{0}/browse/signed-in/")]
    [TestCase("{0}/browse")]
    [Property("Checklist", 1)]
    [Property("Checklist", 2)]
    public async Task It_returns_people_to_our_own_pages_alone(string redirect)
    {
        using var client = await PublicAssistant.DiscoverAsync(_installation, BrowseClient.Id,
            redirect.Replace("{0}", _installation.PublicUrl.ToString(), StringComparison.Ordinal), "");
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Company);

        using var answer = await person.GetAsync(client.AuthorizeAddress("openid"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location, Is.Null);
        }
    }

    [Test]
    [Property("Checklist", 4)]
    public async Task It_needs_a_challenge()
    {
        using var client = await OpenAsync("");
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Company);

        var returned = await ReturnAsync(person, client.AuthorizeAddress("openid", ("code_challenge", null), ("code_challenge_method", null)));

        Assert.That(QueryHelpers.ParseQuery(returned.Query)["error"].ToString(), Is.EqualTo("invalid_request"));
    }

    private Task<PublicAssistant> OpenAsync(string resource) =>
        PublicAssistant.DiscoverAsync(_installation, BrowseClient.Id, BrowseClient.RedirectUri(_installation.PublicUrl), resource);

    /// <summary>Where a signed-in person is sent back to, which is not followed.</summary>
    private static async Task<Uri> ReturnAsync(Person person, string address)
    {
        using var answer = await person.GetAsync(address);
        return answer.Headers.Location ?? throw new AssertionException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
