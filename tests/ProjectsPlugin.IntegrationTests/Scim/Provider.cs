using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>A company's identity provider, with a token for the installation.</summary>
internal sealed class Provider : IDisposable
{
    public const string EnterpriseUser = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private readonly HttpClient _http;

    public Provider(HttpClient http, string? token)
    {
        _http = http;
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>A token as the command makes one, without the second that a process takes.</summary>
    public static async Task<string> AddTokenAsync(string connectionString)
    {
        var token = $"{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var insert = source.CreateCommand("INSERT INTO identity.scim_tokens (name, hash, created_at) VALUES ($1, sha256($1::bytea), now())");
        insert.Parameters.AddWithValue(token);
        await insert.ExecuteNonQueryAsync();
        return token;
    }

    public Task<ProviderAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ProviderAnswer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<ProviderAnswer> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>Sends the operations in the schema of a PATCH.</summary>
    public Task<ProviderAnswer> PatchAsync(string path, params string[] operations) => SendAsync(
        HttpMethod.Patch, path,
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{string.Join(',', operations)}}]}""");

    public Task<ProviderAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Those that the filter finds.</summary>
    public async Task<JsonArray> FindAsync(string resources, string filter) =>
        (await GetAsync($"{resources}?filter={Uri.EscapeDataString(filter)}")).Body!["Resources"]!.AsArray();

    /// <summary>Adds a person.</summary>
    /// <returns>The id.</returns>
    public async Task<string> AddUserAsync(string userName, string more = "")
    {
        var answer = await PostAsync("/Users", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{userName}}"{{more}}}""");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Id;
    }

    /// <summary>Adds a group.</summary>
    /// <returns>The id.</returns>
    public async Task<string> AddGroupAsync(string name, params string[] members)
    {
        var list = string.Join(',', members.Select(member => $$"""{"value":"{{member}}"}"""));
        var answer = await PostAsync(
            "/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{{list}}]}""");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Id;
    }

    public async Task<string[]> MembersAsync(string group) =>
        [.. (await GetAsync($"/Groups/{group}")).Body!["members"]!.AsArray().Select(member => (string)member!["value"]!)];

    public async Task<ProviderAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, string mediaType = "application/scim+json", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/scim/v2{path}", UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length > 0)
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/scim+json"), text);
        return new ProviderAnswer(response.StatusCode, text, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What SCIM answered.</summary>
internal sealed record ProviderAnswer(HttpStatusCode Status, string Text, JsonNode? Body, HttpResponseHeaders Headers)
{
    public string Id => (string)Body!["id"]!;

    /// <summary>The status and the word of an error, once its body is as RFC 7644, section 3.12 has it.</summary>
    public (int Status, string? ScimType) Error
    {
        get
        {
            Assert.That((string?)Body!["schemas"]![0], Is.EqualTo("urn:ietf:params:scim:api:messages:2.0:Error"));
            Assert.That((string?)Body["status"], Is.EqualTo($"{(int)Status}"));
            Assert.That((string?)Body["detail"], Is.Not.Empty);
            return ((int)Status, (string?)Body["scimType"]);
        }
    }
}
