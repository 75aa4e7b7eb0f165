using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Scenario;

/// <summary>
/// "Emily Johnson is a prospective client, could you write an email from myself reaching out about our virtual city
/// project": an assistant that knows only the origin, and what its maker typed in, finds all that it needs.
/// </summary>
internal sealed class VirtualCity(IOrigin origin, ConfiguredClient client, string password) : IDisposable
{
    private const string Callback = "https://chat.openai.com/aip/plugin-0f8fad5b-d9cb-469f-a165-70867728950e/oauth/callback";

    private readonly HttpClient _assistant = origin.CreateClient();

    /// <summary>From the manifest to the facts for the letter, by HTTP and a browser alone.</summary>
    public async Task PlayAsync()
    {
        var manifest = await GetAsync("/.well-known/ai-plugin.json");
        var spec = await _assistant.GetStringAsync(new Uri((string)manifest["api"]!["url"]!));
        var returned = await SignInAndAllowAsync((string)manifest["auth"]!["client_url"]!, (string)manifest["auth"]!["scope"]!);
        var tokens = await ExchangeAsync((string)manifest["auth"]!["authorization_url"]!, returned);
        _assistant.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)tokens["access_token"]!);

        var me = await GetAsync("/me");
        var people = (await GetAsync("/users?query=Emily%20Johnson")).AsArray();
        var projects = (await GetAsync("/projects?query=virtual%20city")).AsArray();
        var project = await GetAsync($"/projects/{projects[0]!["id"]}");
        var company = await GetAsync("/company");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(spec, Does.Contain("getProjects").And.Contain("getUsers").And.Contain("getMe").And.Contain("getCompany"));
            Assert.That(
                ((string?)me["name"], (string?)me["company"], (string?)me["email"]), Is.EqualTo(("Alec Parkes", "Example Company", "user3@example.com")));
            Assert.That(people, Has.Count.EqualTo(1));
            Assert.That(
                ((string?)people[0]!["name"], (string?)people[0]!["email"], (string?)people[0]!["company"]),
                Is.EqualTo(("Emily Johnson", "user2@example.com", "Example Client")));
            Assert.That((string?)projects[0]!["name"], Is.EqualTo("Virtual Eco-City Simulation"));
            Assert.That((string?)projects[0]!["deadline"], Is.EqualTo("2023-08-01"));
            Assert.That(
                project["users"]!.AsArray().Select(user => ((string?)user!["name"], (string?)user["role"])), Is.EqualTo(new[] { ("Alec Parkes", "lead") }));
            Assert.That((string?)company["name"], Is.EqualTo("Example Company"));
            Assert.That((string?)company["writingStyle"], Does.Contain("concrete next step"));
        }
    }

    public void Dispose() => _assistant.Dispose();

    private async Task<Uri> SignInAndAllowAsync(string clientUrl, string scope)
    {
        await using var browser = await Browser.OpenAsync();
        var address = QueryHelpers.AddQueryString(clientUrl, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = client.Id,
            ["scope"] = scope,
            ["state"] = "4cb3e1",
            ["redirect_uri"] = Callback,
        });

        await browser.Page.GotoAsync(address);
        await browser.Page.GetByLabel("Email").FillAsync("user3@example.com");
        await browser.Page.GetByLabel("Password").FillAsync(password);
        await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Allow" }).ClickAsync();
        return await browser.ArriveAtAssistantAsync();
    }

    private async Task<JsonNode> ExchangeAsync(string exchange, Uri returned)
    {
        var query = QueryHelpers.ParseQuery(returned.Query);
        Assert.That(query["state"].ToString(), Is.EqualTo("4cb3e1"));

        using var answer = await _assistant.PostAsJsonAsync(new Uri(exchange), new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = client.Id,
            ["client_secret"] = client.Secret,
            ["code"] = query["code"].ToString(),
            ["redirect_uri"] = Callback,
        });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _assistant.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}: {body}");
        return JsonNode.Parse(body)!;
    }
}
