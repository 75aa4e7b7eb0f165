using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>Assistants that come with nothing but the address of a document about them.</summary>
[Property("Checklist", 33)]
internal sealed class DocumentClientTests
{
    [Test]
    public async Task A_document_is_all_that_an_assistant_needs()
    {
        using var assistant = await DiscoverAsync((await DocumentHost.Shared).ServeClient());

        var first = await assistant.SignInAsync("projects me");
        var next = await assistant.RefreshAsync(first.RefreshToken);
        using var revoked = await assistant.RevokeAsync(next.RefreshToken);
        var ended = await assistant.RefreshAsync(next.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.AccessClaims.Audiences, Is.EqualTo(new[] { Audiences.Mcp((await Installation.Shared).PublicUrl) }));
            Assert.That(next.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(ended.Error, Is.EqualTo("invalid_grant"));
        }
    }

    [Test]
    public async Task It_becomes_a_stored_client_only_once_a_person_has_allowed_it_something()
    {
        var installation = await Installation.Shared;
        var url = (await DocumentHost.Shared).ServeClient();
        using var assistant = await DiscoverAsync(url);
        using var person = new Person(installation);

        await person.DenyAsync(assistant.AuthorizeAddress("me"));
        await assistant.RefreshAsync("made-up");
        var before = await StoredAsync(installation, url);
        await person.AllowAsync(assistant.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.Zero);
            Assert.That(await StoredAsync(installation, url), Is.EqualTo(1));
            Assert.That(await GrantsAsync(installation, url), Is.EqualTo(1));
        }
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task The_person_is_asked_each_time()
    {
        using var assistant = await DiscoverAsync((await DocumentHost.Shared).ServeClient());
        using var person = new Person(await Installation.Shared);
        await person.AllowAsync(assistant.AuthorizeAddress("me"));
        person.Visited.Clear();

        await person.AllowAsync(assistant.AuthorizeAddress("me"));

        Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/consent" }));
    }

    [Test]
    [Property("Checklist", 4)]
    public async Task PKCE_is_demanded_of_it()
    {
        using var assistant = await DiscoverAsync((await DocumentHost.Shared).ServeClient());
        using var person = new Person(await Installation.Shared);
        using var signedIn = await person.OpenAsync("/auth/sign-in");

        using var answer = await person.GetAsync(assistant.AuthorizeAddress("me", ("code_challenge", null), ("code_challenge_method", null)));

        Assert.That(QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["error"].ToString(), Is.EqualTo("invalid_request"));
    }

    [TestCase("https://assistant.example/elsewhere")]
    [TestCase("https://evil.example/callback")]
    [Property("Checklist", 1)]
    [Property("Checklist", 2)]
    public async Task It_returns_people_only_where_its_document_says(string redirect)
    {
        using var assistant = await DiscoverAsync((await DocumentHost.Shared).ServeClient(), redirect);
        using var person = new Person(await Installation.Shared);

        using var page = await person.GetAsync(assistant.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("This return address is not agreed"));
        }
    }

    [Test]
    [Property("Checklist", 1)]
    public async Task A_loopback_redirect_of_its_document_may_come_with_any_port()
    {
        using var assistant = await DiscoverAsync((await DocumentHost.Shared).ServeClient(), "http://127.0.0.1:51234/callback");

        Assert.That((await assistant.SignInAsync("me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 2)]
    public async Task A_document_that_cannot_be_used_gets_the_error_page_with_the_reason()
    {
        var documents = await DocumentHost.Shared;
        var unusable = new Dictionary<Uri, string>
        {
            [documents.ServeClient(("client_id", "https://other.example/client.json"))] = "its client_id is not its own address",
            [documents.ServeClient(("token_endpoint_auth_method", "client_secret_basic"))] = "no way of authentication",
            [documents.Serve("<html>", "text/html")] = "it is not application/json",
            [documents.Serve("{}", more: response => (response.StatusCode, response.Headers.Location) = (StatusCodes.Status302Found, "/"))] = "answered 302",
            [new Uri("https://127.0.0.1.example.invalid/client.json")] = "cannot be reached over https at public addresses",
            [new Uri($"https://localhost:{documents.Port + 1}/client.json")] = "This assistant is not known here",
        };
        using var person = new Person(await Installation.Shared);

        foreach (var (url, reason) in unusable)
        {
            using var assistant = await DiscoverAsync(url);
            using var page = await person.GetAsync(assistant.AuthorizeAddress("me"));

            using (Assert.EnterMultipleScope())
            {
                Assert.That((page.StatusCode, page.Headers.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)), reason);
                Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain(reason));
            }
        }
    }

    [Test]
    public async Task Its_id_may_have_2048_characters()
    {
        var documents = await DocumentHost.Shared;
        var url = new Uri($"https://{documents.Authority}/".PadRight(2048, 'x'));
        documents.Serve(
            context =>
            {
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(
                    new JsonObject { ["client_id"] = url.AbsoluteUri, ["redirect_uris"] = new JsonArray(PublicAssistant.Site) }.ToJsonString());
            },
            url);
        using var assistant = await DiscoverAsync(url);

        Assert.That((await assistant.SignInAsync("me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 29)]
    public async Task The_metadata_says_that_documents_are_read()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared);

        Assert.That((bool?)assistant.Metadata["client_id_metadata_document_supported"], Is.True);
    }

    private static async Task<PublicAssistant> DiscoverAsync(Uri url, string redirect = PublicAssistant.Site) =>
        await PublicAssistant.DiscoverAsync(await Installation.Shared, url.AbsoluteUri, redirect);

    private static Task<long> StoredAsync(Installation installation, Uri url) =>
        CountAsync(installation, GrantTables.CountClients, url);

    private static Task<long> GrantsAsync(Installation installation, Uri url) =>
        CountAsync(installation, GrantTables.CountGrants, url);

    private static async Task<long> CountAsync(Installation installation, string query, Uri url)
    {
        await using var source = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var count = source.CreateCommand(query);
        count.Parameters.AddWithValue(url.AbsoluteUri);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
